/** An EPPI-Reviewer file with codes of its own, and one that no code set explains: 99. */
export const WALKS = JSON.stringify({
  CodeSets: [
    {
      SetName: 'Walks',
      Attributes: {
        AttributesList: [
          heading(1, 'Places', [
            [11, 'Forest'],
            [12, 'Street'],
          ]),
          heading(2, 'Seasons', [[21, 'Winter']]),
        ],
      },
    },
  ],
  References: [
    { ItemId: 1, Title: 'Walking', Codes: [11, 12, 21, 99].map((AttributeId) => ({ AttributeId })) },
  ],
});

function heading(AttributeId: number, AttributeName: string, codes: readonly (readonly [number, string])[]) {
  const list = codes.map(([id, name]) => ({ AttributeId: id, AttributeName: name }));
  return { AttributeId, AttributeName, Attributes: { AttributesList: list } };
}
