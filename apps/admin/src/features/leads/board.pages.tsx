import { BoardPage } from './board/board-page.js';

export function InvestmentBoardPage() {
  return <BoardPage key="investment" track="investment" />;
}

export function ExportBoardPage() {
  return <BoardPage key="export" track="export" />;
}
