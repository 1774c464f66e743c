// A button that opens a PDF.
import type { ComponentChildren } from 'preact'
import { openPaper, type Paper } from '../open-paper.ts'
import { OpeningButton, type OpeningLook } from './opening-button.tsx'

interface PaperButtonProps extends OpeningLook {
  paper: Paper
  children: ComponentChildren
}

export const PaperButton = ({ paper, children, ...look }: PaperButtonProps) => (
  <OpeningButton {...look} open={() => openPaper(paper)}>
    {children}
  </OpeningButton>
)
