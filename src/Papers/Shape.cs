using System.Text;

namespace Biela.Papers;

/// <summary>An outline of lines and curves, in millimetres from the top left corner of the page, for gauges and drawings.</summary>
public sealed class Shape
{
    private readonly StringBuilder path = new();

    /// <summary>The operators of the path, in points below the top of the page.</summary>
    internal StringBuilder Path => path;

    /// <summary>A circle around a point.</summary>
    public static Shape Circle(double x, double y, double radius) => new Shape().Arc(x, y, radius, 0, 360).Close();

    /// <summary>Starts a new part at a point.</summary>
    public Shape MoveTo(double x, double y) => Add(x, y, " m\n");

    /// <summary>A straight line to a point.</summary>
    public Shape LineTo(double x, double y) => Add(x, y, " l\n");

    /// <summary>A cubic Bézier curve to a point, with its two control points.</summary>
    public Shape CurveTo(double x1, double y1, double x2, double y2, double x, double y) =>
        Add(x1, y1, " ").Add(x2, y2, " ").Add(x, y, " c\n");

    /// <summary>An arc around a point, in degrees from three o'clock against the clock, joined to what comes before by a line.</summary>
    public Shape Arc(double x, double y, double radius, double start, double sweep)
    {
        Measure.Size(radius);
        var parts = Math.Max((int)Math.Ceiling(Math.Abs(Measure.Place(sweep)) / 90), 1);
        var (angle, step) = (Measure.Place(start) * Math.PI / 180, sweep * Math.PI / 180 / parts);
        var handle = 4d / 3 * Math.Tan(step / 4) * radius;
        Add(x + radius * Math.Cos(angle), y - radius * Math.Sin(angle), path.Length == 0 ? " m\n" : " l\n");
        for (var part = 0; part < parts; part++, angle += step)
        {
            var ((sin, cos), (endSin, endCos)) = (Math.SinCos(angle), Math.SinCos(angle + step));
            var (endX, endY) = (x + radius * endCos, y - radius * endSin);
            CurveTo(x + radius * cos - handle * sin, y - radius * sin - handle * cos, endX + handle * endSin, endY + handle * endCos, endX, endY);
        }
        return this;
    }

    /// <summary>A straight line back to where this part started.</summary>
    public Shape Close()
    {
        path.Append("h\n");
        return this;
    }

    private Shape Add(double x, double y, string tail)
    {
        path.Append($"{Measure.Place(x) * Measure.PointsPerMillimetre:0.###} {-Measure.Place(y) * Measure.PointsPerMillimetre:0.###}{tail}");
        return this;
    }
}
