// What the script for pictures says itself, in English and Spanish.

const ENGLISH = {
  picture: (number: number) => `Picture ${number}`,
  shows: "What it shows",
  alt: "Alternative text, for whoever does not see it",
  standing: "The patient's permission",
  remove: "Remove",
  noPreview: "No preview",
  size: (bytes: number) => (bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`),
  picturesAdded: (count: number) => (count === 1 ? "1 picture added. It stays on this device. Say what it shows." : `${count} pictures added. They stay on this device. Say what each shows.`),
  pictureThere: "This picture is there already.",
  pictureOnly: "Only pictures can be added.",
  picturesMost: (most: number) => `At most ${most} pictures go with a draft.`,
  pictureRemoved: "Picture removed.",
  pictureNotKept: "The picture itself was not kept. Add it again to see it here.",
};

export type PictureWords = typeof ENGLISH;

const SPANISH: PictureWords = {
  picture: (number) => `Imagen ${number}`,
  shows: "Qué muestra",
  alt: "Texto alternativo, para quien no la ve",
  standing: "El permiso del paciente",
  remove: "Quitar",
  noPreview: "Sin vista previa",
  size: (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1).replace(".", ",")} MB`),
  picturesAdded: (count) => (count === 1 ? "1 imagen añadida. Se queda en este dispositivo. Diga qué muestra." : `${count} imágenes añadidas. Se quedan en este dispositivo. Diga qué muestra cada una.`),
  pictureThere: "Esta imagen ya está.",
  pictureOnly: "Solo se pueden añadir imágenes.",
  picturesMost: (most) => `Con un borrador van como mucho ${most} imágenes.`,
  pictureRemoved: "Imagen quitada.",
  pictureNotKept: "La imagen misma no se guardó. Añádala otra vez para verla aquí.",
};

export const CATALOGUE = { en: ENGLISH, es: SPANISH };

export function pictureWordsFor(language: string): PictureWords {
  return language.startsWith("es") ? SPANISH : ENGLISH;
}
