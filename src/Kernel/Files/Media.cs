using System.Text;
using Microsoft.Net.Http.Headers;

namespace Biela.Kernel;

/// <summary>What a file really is, and how a browser may treat it.</summary>
public static class Media
{
    /// <summary>How many of the first bytes tell.</summary>
    public const int Head = 16;

    // The only types a browser shows instead of saving; SVG, HTML and XML can carry a script.
    private static readonly HashSet<string> Shown = ["image/jpeg", "image/png", "image/webp", "application/pdf"];

    private static readonly string[] Heif = ["heic", "heix", "heim", "heis", "hevc", "mif1", "msf1"];

    /// <summary>The type the first bytes speak of, whatever the name says; null for one this house does not know.</summary>
    public static string? Sniff(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => "application/pdf",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', _, _, _, _, ..] when Heif.Contains(Encoding.Latin1.GetString(head[8..12])) => "image/heic",
        _ => null,
    };

    /// <summary>The Content-Disposition: shown when nothing can happen, saved otherwise, under the name in either case.</summary>
    public static string Disposition(string type, string name)
    {
        var disposition = new ContentDispositionHeaderValue(Shown.Contains(type) ? "inline" : "attachment");
        disposition.SetHttpFileName(name);
        return disposition.ToString();
    }
}
