using System.Runtime.CompilerServices;

namespace Biela.Papers;

/// <summary>Millimetres, points and what may be one.</summary>
internal static class Measure
{
    public const double PointsPerMillimetre = 72 / 25.4;

    // Viewers need not show more than 14,400 points (PDF 1.7, annex C), which is 5,080 mm; positions may lie outside of the page.
    private const double Greatest = 10_000;

    public static double Place(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        Math.Abs(value) <= Greatest ? value : throw new ArgumentOutOfRangeException(name, value, $"A position is a number of millimetres up to {Greatest}.");

    public static double Size(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value is >= 0 and <= Greatest ? value : throw new ArgumentOutOfRangeException(name, value, $"A size is a number from 0 to {Greatest}.");

    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value is > 0 and <= Greatest ? value : throw new ArgumentOutOfRangeException(name, value, $"A size is a number above 0 and up to {Greatest}.");
}
