import { fold } from './fold.ts';
import type { Language, StemmedLanguage } from './languages.ts';
import { isStopWord } from './lunr-parts.ts';

/** Words that only join others, per language; English has lunr's own. Only what is never the subject of a search. */
const WORDS: Readonly<Record<StemmedLanguage, string>> = {
  da: 'og i at det en den til er som på de med han af for ikke der var et har om vi min havde fra skulle kunne eller ved også så dem dette denne disse være blev bliver hvor når men efter under mellem',
  de: 'der die das den dem des ein eine einer eines einem einen und oder aber auch als an am auf aus bei beim bis da dass denn durch für gegen hat hatte haben ich ihr ihre ihrer im in ins ist ist es er sie sich so mit nach nicht noch nur ob sein seine seiner sind sowie über um unter vom von vor war waren wie wird wurde wurden zu zum zur zwischen diese dieser dieses werden',
  el: 'ο η το οι τα του της των τον την και ή σε με για από που να θα ως στο στη στην στον στους στις στα δεν μη είναι ήταν',
  es: 'el la los las un una unos unas y e o u de del al a ante con contra desde durante en entre hacia hasta para por según sin sobre tras que como pero más su sus se lo le les es son fue fueron ser ha han este esta estos estas no',
  fi: 'ja tai sekä että on ei oli olivat ovat ole se ne hän he tämä nämä joka jotka kun kuin mutta myös niin jos vain sen sitä siitä tämän joiden jonka',
  fr: 'le la les un une des du de d l et ou où à au aux en dans par pour sur avec sans sous entre vers chez que qui quoi dont ce cet cette ces son sa ses leur leurs se il elle ils elles on ne pas plus est sont été être a ont comme mais',
  hu: 'a az és vagy egy hogy is nem de ha mint csak meg ez ezt azt ezek azok volt van voltak el ki be fel le között után szerint',
  it: 'il lo la i gli le un uno una e ed o di del dello della dei degli delle a al allo alla ai agli alle da dal dalla dai dalle in nel nello nella nei nelle con su sul sulla sui per tra fra che chi come ma non si è sono era erano essere ha hanno questo questa questi queste',
  nl: 'de het een en of van in op te aan met voor door over bij naar uit om tot tegen tussen onder is zijn was waren wordt worden werd werden heeft hebben dat die dit deze er niet ook als maar dan zich hun haar',
  no: 'og i å at det en et den til er som på de med han av for ikke der var har om vi fra skal skulle kunne eller ved også så dem dette denne disse være ble blir hvor når men etter under mellom',
  pt: 'o a os as um uma uns umas e ou de do da dos das em no na nos nas ao aos à às por pelo pela pelos pelas para com sem sob sobre entre que se como mas mais não seu sua seus suas é são foi foram ser este esta estes estas',
  ro: 'și sau de la în din pe cu pentru prin fără între sub spre un o unei unui ai ale al a ce care că să nu este sunt era au fost mai dar',
  ru: 'и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по ее мне было от о из ему до или ни быть был для при об это эти этот',
  sv: 'och i att det en ett den till är som på de med han av för inte där var har om vi från ska skulle kunde eller vid också så dem detta denna dessa vara blev blir när men efter under mellan hos',
  tr: 've veya ile bir bu şu o da de ki mi için gibi kadar daha çok en ama ancak olan olarak olduğu değil ise her',
};

const sets = new Map<StemmedLanguage, ReadonlySet<string>>();

/** Whether a folded word only joins others in a language, so that it is neither indexed nor asked for there. */
export function isStopWordIn(surface: string, language: Language): boolean {
  if (language === 'en') return isStopWord(surface);
  let words = sets.get(language);
  if (words === undefined) {
    words = new Set(WORDS[language].split(' ').map(fold));
    sets.set(language, words);
  }
  return words.has(surface);
}
