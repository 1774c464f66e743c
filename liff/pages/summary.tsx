export const SummaryPage = () => null
