// What these pages say by themselves, in English and Spanish.

const ENGLISH = {
  speakOf: (words: string) => `Speak of “${words}”`,
  chosen: (words: string) => `Chosen: ${words}`,
  copied: "Copied. Nothing else was changed or sent.",
  copyFailed: "The browser did not let us copy. Select the text and copy it by hand.",
  notTheSame: "Not copied: the text on this page is not the one that readers saw. Load the page anew.",
  pasteThere: (name: string) => `Copied. Paste it in ${name}.`,
  hostNeeded: (name: string) => `Copied. Open your ${name} server and paste it there.`,
};

export type Words = typeof ENGLISH;

const SPANISH: Words = {
  speakOf: (words) => `Hablar de «${words}»`,
  chosen: (words) => `Elegido: ${words}`,
  copied: "Copiado. No se cambió ni se envió nada más.",
  copyFailed: "El navegador no permitió copiar. Seleccione el texto y cópielo a mano.",
  notTheSame: "No copiado: el texto de esta página no es el que vieron los lectores. Vuelva a cargar la página.",
  pasteThere: (name) => `Copiado. Péguelo en ${name}.`,
  hostNeeded: (name) => `Copiado. Abra su servidor de ${name} y péguelo allí.`,
};

export function wordsFor(language: string): Words {
  return language.startsWith("es") ? SPANISH : ENGLISH;
}
