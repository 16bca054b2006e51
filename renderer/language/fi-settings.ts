/** Texts of the Settings screen in Finnish. */
export const fiSettings = {
  settings: {
    title: 'Asetukset',
    every: 'Kaikki asetukset',
    search: 'Hae asetuksista',
    searchNothing: 'Tämän nimistä asetusta ei ole. Kokeile yhtä sanaa, kuten ”varmuuskopio” tai ”kieli”.',
    shown_one: '{{count}} asetus',
    shown_other: '{{count}} asetusta',
    keeper: {
      person: 'Omasi, tällä tietokoneella',
      library: 'Kulkee tämän kirjaston mukana',
    },
    file: 'Omat asetuksesi ovat tiedostossa {{file}}.',
    noFile: 'Omia asetuksiasi ei säilytetä täällä; ne ovat voimassa, kunnes Gleaner suljetaan.',
    on: 'Käytössä',
    off: 'Pois käytöstä',
    save: 'Tallenna',
    sections: {
      you: 'Sinä',
      look: 'Ulkoasu',
      references: 'Viitteet ja lähdeluettelot',
      coding: 'Koodaus',
      network: 'Verkko',
      backups: 'Varmuuskopiot',
      help: 'Ohje',
    },
    coder: {
      label: 'Nimesi koodaajana',
      explain:
        'Tallennetaan jokaiseen koodaukseen ja päätökseen, jonka teet tässä kirjastossa, jotta kahta koodaajaa voi verrata. Julkaistut kartat eivät näytä sitä koskaan. Myöhemmin tekemäsi kirjastot alkavat samalla nimellä.',
    },
    language: {
      label: 'Kieli',
      explain:
        'Valikkojen, näkymien ja viestien kieli; sen mukaan kirjoitetaan myös päiväykset, luvut ja luettelot. Viitteittesi sanat pysyvät ennallaan.',
      system: 'Kuten tietokoneessa ({{name}})',
    },
    languageMissing:
      'Kieltä ”{{tag}}” ei ole tässä Gleanerin versiossa, joten näkymät ovat englanniksi. Valitse toinen kohdasta Kieli.',
    theme: {
      label: 'Värit',
      explain: 'Vaalea tai tumma, tai tietokoneen asetuksen mukaan. Viedyt tiedostot ovat aina vaaleita.',
      values: { system: 'Kuten tietokoneessa', light: 'Vaalea', dark: 'Tumma' },
    },
    density: {
      label: 'Rivien korkeus',
      explain: 'Tiivis näyttää enemmän viitteitä kerralla; väljää on helpompi osoittaa ja lukea.',
      values: { compact: 'Tiivis', standard: 'Tavallinen', comfortable: 'Väljä' },
    },
    letterKeys: {
      label: 'Yksittäiset kirjaimet näppäiminä',
      explain:
        'j, k, a, x ja muut toimivat heti. Poista ne käytöstä, jos ohjaat tietokonetta puheella tai painat näppäimiä vahingossa; Ctrl K ja painikkeet tekevät yhä kaiken.',
    },
    citationKeys: {
      label: 'Viittausavaimet',
      explain:
        'Miten uudet viitteet nimetään .bib-tiedostoissa. Avain, jota on käytetty tekstissä, ei muutu koskaan itsestään.',
      fixed: 'Ensimmäinen kirjoittaja ja vuosi, ja kirjain, jos kaksi on samanlaista: steel2021a.',
    },
    bibliography: {
      label: '.bib-tiedoston laji',
      explain:
        'BibTeX käy jokaiseen LaTeX-asiakirjaan. BibLaTeX säilyttää enemmän: täydet päiväykset, useita kustantajia, alkukielen. Viennissä voi aina pyytää toista.',
      values: { bibtex: 'BibTeX', biblatex: 'BibLaTeX' },
    },
    citationStyle: {
      label: 'Viittaustyyli',
      explain:
        'Millä mukana tulevista tyyleistä uudet lähdeluettelot sekä matriisien ja karttojen Word-tiedostojen viitteet muotoillaan. Jokaiselle lähdeluettelolle voi valita oman.',
      find: 'Etsi tyyliä nimellä',
      none: 'Tavallinen (APA)',
      found_one: '{{count}} tyyli',
      found_other: '{{count}} tyyliä',
    },
    citationLocale: {
      label: 'Lähdeluetteloiden kieli',
      explain:
        'Ratkaisee lähdeluetteloissa, onko sana ”ja” vai ”and”, sekä kuukausien nimet ja lainausmerkit.',
      own: 'Tyylin oma',
    },
    scheme: {
      label: 'Ehkäisyn luokitus',
      explain:
        'Nimetty luokitus, jonka tasoilla tätä kirjastoa koodataan; se kuuluu koodikirjaan ja merkitään jokaiseen karttaan. Vaihda se koodikirjassa, jotta aiemmat koodaukset säilyttävät merkityksensä.',
      none: 'Koodikirja ei nimeä luokitusta.',
      of: '{{scheme}}; koodikirja {{codebook}}, versio {{version}}',
    },
    onlineLookUp: {
      label: 'Kysy verkosta',
      explain:
        'Oletuksena pois käytöstä: mitään ei lähde tältä tietokoneelta, ellet itse vie sitä. Kun tämä on käytössä, viitteen tietoja voi hakea Crossrefista, OpenAlexista tai PubMedistä: näet ensin täsmällisen pyynnön, ja se lähetetään vasta, kun annat luvan.',
    },
    backupsOn: {
      label: 'Tee varmuuskopioita',
      explain:
        'Työskentelyn aikana ja kirjastoa suljettaessa tehdään täysi kopio, verrataan sitä kirjastoon ja luetaan se vasta sitten varmuuskopioksi.',
    },
    backupsEvery: {
      label: 'Enintään kerran',
      explain: 'Kuinka kauan muutokset saavat odottaa varmuuskopiota, kun kirjasto on auki.',
      hours_one: '{{count}} tunnissa',
      hours_other: '{{count}} tunnissa',
    },
    backupsKeep: {
      label: 'Säilytä',
      explain: 'Kustakin kirjastosta. Vanhempi varmuuskopio poistuu vasta, kun uudempi on tarkistettu.',
      copies_one: '{{count}} varmuuskopio',
      copies_other: '{{count}} varmuuskopiota',
    },
    backupsFolder: {
      label: 'Varmuuskopioiden kansio',
      explain:
        'Toisella levyllä oleva kansio säilyy, vaikka tämä levy menetettäisiin. Komentorivillä: gleaner settings backups.folder KANSIO.',
      none: 'Täällä ei tehdä varmuuskopioita.',
      choose: 'Valitse kansio…',
      usual: 'Käytä tavallista kansiota',
    },
    backupsMade: {
      label: 'Tämän kirjaston varmuuskopiot',
      explain:
        'Katso varmuuskopiosta, mitä sen palauttaminen muuttaisi. Palautus on yksi toimi: sen voi kumota, ja kirjasto varmuuskopioidaan ensin.',
    },
    log: {
      label: 'Loki virheestä ilmoittamista varten',
      explain:
        'Toimien nimet, niiden kestot ja virheiden syntypaikat Gleanerin käynnistyksestä alkaen. Siinä ei ole ainoatakaan omaa nimekettäsi, nimeäsi, polkuasi tai tekstiäsi; katso se ennen lähettämistä.',
      save: 'Tallenna loki…',
    },
    pointers: {
      label: 'Alkuun',
      explain: 'Kolme vihjettä ensi minuutteja varten; kukin poistuu lopullisesti, kun se suljetaan.',
      again: 'Näytä ne uudelleen',
    },
  },
  backups: {
    title: 'Varmuuskopiot',
    make: 'Varmuuskopioi nyt',
    made: 'Varmuuskopio tehtiin ja tarkistettiin.',
    restored: 'Palautettu. Kirjasto on nyt sellainen kuin se silloin oli.',
    empty: 'Ei vielä yhtään. Ensimmäinen tehdään minuutin kuluttua ensimmäisestä muutoksesta.',
    why: {
      scheduled: 'työskentelyn aikana',
      closing: 'suljettaessa',
      asked: 'pyydettäessä',
      restoring: 'ennen palautusta',
    },
    holds: 'viitteitä {{references}}, koodauksia {{codings}}',
    look: 'Katso…',
    lookAt: 'Katso… (varmuuskopio {{moment}})',
    save: 'Tallenna kirjastona…',
    saveOf: 'Tallenna kirjastona… (varmuuskopio {{moment}})',
    of: 'Varmuuskopio: {{moment}}',
    same: 'Kirjasto on sama kuin varmuuskopiota tehtäessä; palautettavaa ei ole.',
    explain: 'Palautus tekee kirjastosta sellaisen kuin se silloin oli. Nämä muuttuisivat:',
    kind: 'Mitä',
    back: 'Palaa',
    away: 'Poistuu',
    changed: 'Muuttuu',
    examples: 'Esimerkiksi',
    later_one: '{{count}} sen jälkeinen toimi, joka ei enää olisi voimassa',
    later_other: '{{count}} sen jälkeistä toimea, jotka eivät enää olisi voimassa',
    leave: 'Jätä ennalleen',
    restore: 'Palauta tämä varmuuskopio',
    kinds: {
      reference: 'Viitteet',
      study: 'Tutkimukset',
      document: 'Asiakirjat',
      coding: 'Koodaukset',
      passage: 'Tekstikohdat',
      finding: 'Löydökset',
      decision: 'Päätökset',
      citation: 'Viittaukset',
      source_record: 'Lähdetietueet',
      reference_tag: 'Tunnisteet',
      study_reference: 'Tutkimusten ja viitteiden linkit',
      document_text: 'Asiakirjojen tekstit',
      document_chunk: 'Asiakirjojen tiedostot',
      codebook: 'Koodikirjat',
      map: 'Kartat',
      problem: 'Tarkistettavat kohdat',
      redirect: 'Viitteiden aiemmat nimet',
      saved_search: 'Tallennetut haut',
      cell_judgement: 'Arvioidut solut',
      entry_review: 'Korjatut merkinnät',
    },
  },
};
