export function PipelineRowsPage() {
  return null;
}
