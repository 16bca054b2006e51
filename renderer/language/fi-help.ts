/** Help for each screen in Finnish; the searches themselves stay in the words of the records they look in. */
export const fiHelp = {
  help: {
    button: 'Ohje',
    of: 'Ohje: {{screen}}',
    keysHere: 'Näppäimet tässä näkymässä',
    allKeys: 'Kaikki näppäimet',
    examples: 'Esimerkkejä hauista',
    findKey: 'Etsi näppäintä tai toimintoa',
    noKey: 'Mikään näppäin ei tee tätä. Kokeile yhtä sanaa, kuten ”yhdistä” tai ”seuraava”.',
    startEmpty: 'Aloita tyhjästä kirjastosta',
    startEmptyHow:
      'Esimerkkikirjasto näyttää, millainen valmis kirjasto on. Aloita oma työsi tyhjästä kirjastosta: työpöytäikkunassa valitse Tiedosto, Uusi kirjasto; täällä suorita komento: gleaner serve --library my.gleaner',
    screen: {
      library:
        'Jokainen viite ja mitä siitä on päätetty. Hae hakukentästä, rajaa vasemman reunan luetteloilla, valitse useita välilyönnillä ja vedä niitä tai anna niille yhteinen tunniste. Ikkunasta ulos vedettyinä ne ovat BibTeXiä; työpöytäikkunasta .bib-tiedoston saa vetämällä Alt pohjassa. Enter avaa viitteen: sen kentät, missä siihen viitataan ja millä se on koodattu.',
      duplicates:
        'Tietueet, jotka ovat varmasti tai mahdollisesti sama teos. Varmat voi yhdistää kerralla; muista kerrotaan, miksi ne voivat olla samoja, ja ne odottavat ratkaisuasi. Yhdistettäessä kaikki avaimet ja tunnukset johtavat edelleen säilyvään viitteeseen.',
      quality:
        'Mitä viitteissä voisi parantaa: puuttuvia kenttiä, outoja nimiä, rikkinäisiä DOI-tunnuksia. Jokaisesta kerrotaan, mitä tehdä, ja useimpiin on valmis korjaus.',
      import:
        'Pudota artikkeleita, raportteja tai luetteloita mihin tahansa ikkunassa. Kuitti kertoo, kuinka monta tietuetta löytyi, lisättiin, yhdistettiin, ohitettiin ja jäi lukematta; lukematta jääneet luetellaan riveineen.',
      review:
        'Lähdeluetteloiden merkinnät, joita oli vaikea lukea, epävarmimmat ensin. Vahvista ne tai korjaa kenttä; ratkaisusi pätee, kun asiakirja luetaan uudelleen.',
      read: 'Asiakirja, johon viittaukset on merkitty. Yhtenäinen alleviivaus on linkitetty, katkoviiva epävarma, kaksoisviiva monitulkintainen ja punainen pisteviiva vailla vastinetta. Valitse sanoja ja koodaa ne painamalla c. PDF-tiedoston voi lukea tekstinä tai p-näppäimellä painettuina sivuina, joilla on samat merkinnät; mitä sivulta ei löydy varmasti, sitä ei sinne merkitä.',
      tables:
        'Asiakirjan taulukot löydösten luonnoksina. Kerro kerran, mitä kukin sarake tarkoittaa; Gleaner muistaa sen.',
      checks: 'Asiakirjan luvut, jotka eivät sovi yhteen. Tarkistus on kysymys, ei koskaan tuomio.',
      code: 'Yksi tutkimus kerrallaan: sen tekstit, ehdotukset ja sanat, joista ne johtuvat, sekä sen koodaukset. a hyväksyy ehdotuksen, x hylkää sen, c koodaa valitut sanat.',
      codebook:
        'Tämän kirjaston ulottuvuudet ja koodit. Muutoksesta näytetään ensin, mitä se tekisi olemassa oleville koodauksille.',
      coders: 'Kuka koodasi mitäkin ja missä kaksi koodaajaa eroaa toisistaan.',
      history: 'Kaikki, mitä on muutettu, uusin ensin, ja tie takaisin.',
      matrix:
        'Kuinka monta tutkimusta on kussakin risteyskohdassa. Jokaisesta luvusta avautuvat sen tutkimukset ja niiden perustana olevat sitaatit. Tyhjä pisteytetty solu on vielä koodaamatta; viivoitettu 0 on aukko.',
      map: 'Matriisin nimetty näkymä julkaistavaksi. Tiedostossa ei ole mitään yksityistä: ei koodaajia, ei huomautuksia eikä sitaatteja, ellet pyydä niitä.',
      settings: 'Mikä kulkee kirjaston mukana ja mikä on omaasi tällä tietokoneella, kukin selityksineen.',
    },
    query: {
      years: 'year:2015-2020',
      yearsMeans: 'näinä vuosina julkaistut',
      word: 'prevention',
      wordMeans: 'sana taivutusmuotoineen',
      must: '+stigma -media',
      mustMeans: 'ensimmäisen on oltava mukana, toista ei saa olla',
      field: 'title:helpline',
      fieldMeans: 'vain nimekkeestä; myös author, abstract, note, clause, text',
      wild: 'anonym*',
      wildMeans: 'näin alkavat sanat',
      fuzzy: 'treatmnt~1',
      fuzzyMeans: 'yksi kirjain saa olla väärin',
      phrase: '"help seeking"',
      phraseMeans: 'sanat peräkkäin',
    },
  },
};
