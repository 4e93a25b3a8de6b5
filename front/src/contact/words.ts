// What these pages say by themselves, in English and Spanish.

const ENGLISH = {
  noAnswer: "No answer from Bedside. If it may be an emergency: 911 or 988, and a person.",
  copied: "Copied",
  copyFailed: "Select the words and copy them by hand",
};

export type Words = typeof ENGLISH;

const SPANISH: Words = {
  noAnswer: "Bedside no responde. Si puede ser una emergencia: 911 o 988, y una persona.",
  copied: "Copiado",
  copyFailed: "Seleccione las palabras y cópielas a mano",
};

export function wordsFor(language: string): Words {
  return language.startsWith("es") ? SPANISH : ENGLISH;
}
