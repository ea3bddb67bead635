using System.Text;
using QRCoder;
using QRCoder.Exceptions;

namespace Biela.Papers;

/// <summary>How much of a QR code may be damaged.</summary>
public enum QrLevel
{
    /// <summary>Some 7 %.</summary>
    Low,

    /// <summary>Some 15 %: NFC-e, Pix.</summary>
    Medium,

    /// <summary>Some 25 %.</summary>
    Quartile,

    /// <summary>Some 30 %.</summary>
    High,
}

/// <summary>A QR code. The four modules around it that must stay empty are not part of it.</summary>
public sealed class QrCode
{
    private readonly QRCodeData data;

    /// <summary>The smallest code that holds the text at the level; a text that is not ASCII is held in UTF-8.</summary>
    /// <exception cref="ArgumentException">The text is empty or too long: from some 1,270 bytes at the highest level to 2,950 at the lowest.</exception>
    public QrCode(string text, QrLevel level)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        try
        {
            data = QRCodeGenerator.GenerateQrCode(text, (QRCodeGenerator.ECCLevel)level, forceUtf8: !Ascii.IsValid(text));
        }
        catch (DataTooLongException tooLong)
        {
            throw new ArgumentException("The text is too long for a QR code.", nameof(text), tooLong);
        }
    }

    /// <summary>The number of modules from side to side.</summary>
    public int Modules => data.ModuleMatrix.Count - 2 * Margin;

    /// What the library leaves empty at each side.
    private const int Margin = 4;

    /// <summary>The dark modules as the data of an SVG path: a module is one unit, the code begins at 0, 0.</summary>
    public string Path() => string.Concat(Runs().Select(run => $"M{run.Column} {run.Row}h{run.Length}v1h-{run.Length}z"));

    /// <summary>The dark modules, joined from left to right: row, first column and number of columns.</summary>
    internal IEnumerable<(int Row, int Column, int Length)> Runs()
    {
        for (var row = 0; row < Modules; row++)
            for (var (column, start) = (0, -1); column <= Modules; column++)
            {
                var dark = column < Modules && data.ModuleMatrix[row + Margin][column + Margin];
                if (dark && start < 0) start = column;
                if (dark || start < 0) continue;
                yield return (row, start, column - start);
                start = -1;
            }
    }
}
