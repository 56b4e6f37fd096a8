/** Fifty-four names as a district may have them: short and long, alike at the beginning, in four scripts. */
export const NAMES: readonly string[] = [
  ...["Bromma", "Huddinge", "Solna", "Kungsholmen", "Södermalm", "Vantör", "Högdalen", "Norrtälje", "Botkyrka"],
  ...["Haninge", "Nacka", "Tyresö", "Täby", "Sollentuna", "Järfälla", "Upplands Väsby", "Hägersten-Älvsjö"],
  ...["Skarpnäck", "Farsta", "Enskede-Årsta", "Rinkeby-Kista", "Spånga-Tensta", "Hässelby-Vällingby", "Lidingö"],
  ...["Danderyd", "Vallentuna", "Österåker", "Värmdö", "Nynäshamn", "Södertälje", "Salem", "Ekerö", "Upplands-Bro"],
  ...["Sigtuna", "Vaxholm", "Sundbyberg", "Norrmalm", "Östermalm", "Liljeholmen", "Nykvarn", "Byggnads", "Kultur"],
  ...[
    "Hotell och restaurang 🌹",
    "Kommunala branschföreningen i norra länet",
    "Kommunala branschföreningen i södra länet",
  ],
  ...["Lärare och förskollärare i hela länet", "Vård & omsorg <natt>", "Post, lager, terminal", "IT och telekom"],
  ...["حي القلعة", "ኤርትራ ማሕበር", "ܣܘܪܝܝܐ ܕܣܘܕܪܬܠܝܐ", "Studentföreningen", "Spårtrafik"],
];
