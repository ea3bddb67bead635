import { useRef, useState } from 'react';
import { approval } from './messages';
import { drawingOf } from './signature';

type Point = { x: number; y: number };

const [width, height] = [340, 120];

/** Draws what a finger or the mouse writes; the drawing is kept as lines. */
export function SignaturePad({
  onChange,
  children,
}: {
  onChange: (drawing: string | null) => void;
  children: (clear: () => void) => React.ReactNode;
}) {
  const t = approval.use();
  const canvas = useRef<HTMLCanvasElement>(null);
  const strokes = useRef<Point[][]>([]);
  const [empty, setEmpty] = useState(true);

  const pointOf = (event: React.PointerEvent<HTMLCanvasElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: ((event.clientX - box.left) * width) / box.width, y: ((event.clientY - box.top) * height) / box.height };
  };

  function line(from: Point, to: Point) {
    const context = canvas.current?.getContext('2d');
    if (!context || !canvas.current) return;
    context.strokeStyle = getComputedStyle(canvas.current).color;
    Object.assign(context, { lineWidth: 4.8, lineCap: 'round', lineJoin: 'round' });
    context.beginPath();
    context.moveTo(from.x * 2, from.y * 2);
    context.lineTo(to.x * 2, to.y * 2);
    context.stroke();
  }

  function clear() {
    strokes.current = [];
    canvas.current?.getContext('2d')?.clearRect(0, 0, width * 2, height * 2);
    setEmpty(true);
    onChange(null);
  }

  return (
    <>
      <div className="sig">
        <canvas
          ref={canvas}
          width={width * 2}
          height={height * 2}
          role="img"
          aria-label={t('sign.pad')}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            const point = pointOf(event);
            strokes.current.push([point]);
            line(point, { x: point.x + 0.1, y: point.y });
            setEmpty(false);
          }}
          onPointerMove={(event) => {
            const stroke = strokes.current.at(-1);
            if (!event.currentTarget.hasPointerCapture(event.pointerId) || !stroke) return;
            const point = pointOf(event);
            line(stroke.at(-1) ?? point, point);
            stroke.push(point);
          }}
          onPointerUp={() => onChange(drawingOf(strokes.current, width, height))}
        />
        {empty && <span>{t('sign.hint')}</span>}
      </div>
      {children(clear)}
    </>
  );
}
