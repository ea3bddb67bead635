/** All readings in there, in the order they are read. */
const cellsIn = (where: ParentNode) => [...where.querySelectorAll<HTMLInputElement>('[data-cell]')];

function cellAt(table: Element, row: number, column: number) {
  return table.querySelector<HTMLInputElement>(`[data-row-at="${row}"][data-column-at="${column}"]`);
}

const placeOf = (cell: HTMLInputElement) => ({ row: Number(cell.dataset.rowAt), column: Number(cell.dataset.columnAt) });

/** Whether an arrow leaves the text: everything is selected, or the caret stands at that end. */
function leaves({ selectionStart, selectionEnd, value }: HTMLInputElement, step: number) {
  if (selectionStart === 0 && selectionEnd === value.length) return true;
  return selectionStart === selectionEnd && selectionStart === (step < 0 ? 0 : value.length);
}

/**
 * Where a key leads from a reading: Enter to the next one, Tab to the next level, arrows to the neighbours. Null where it leads nowhere, so that Tab leaves
 * the grid after its last level.
 */
export function targetOf(event: React.KeyboardEvent<HTMLInputElement>, perLevel: number, inGrid = false): HTMLInputElement | null {
  const cell = event.currentTarget;
  const grid = cell.closest('[data-grid]');
  if (!grid || event.ctrlKey || event.altKey || event.metaKey) return null;
  const { row, column } = placeOf(cell);
  switch (event.key) {
    case 'Enter': {
      const all = cellsIn(inGrid ? grid : document);
      return all[all.indexOf(cell) + (event.shiftKey ? -1 : 1)] ?? null;
    }
    case 'Tab': {
      if (perLevel < 2) return null;
      const level = Math.floor(column / perLevel) + (event.shiftKey ? -1 : 1);
      const last = Math.max(...[...grid.querySelectorAll<HTMLInputElement>(`[data-row-at="${row}"]`)].map((one) => placeOf(one).column));
      if (level < 0) return cellAt(grid, row - 1, last - perLevel + 1);
      return cellAt(grid, row, level * perLevel) ?? cellAt(grid, row + 1, 0);
    }
    case 'ArrowUp':
      return cellAt(grid, row - 1, column);
    case 'ArrowDown':
      return cellAt(grid, row + 1, column);
    case 'ArrowLeft':
      return leaves(cell, -1) ? cellAt(grid, row, column - 1) : null;
    case 'ArrowRight':
      return leaves(cell, 1) ? cellAt(grid, row, column + 1) : null;
    default:
      return null;
  }
}
