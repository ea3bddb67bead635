using System.Security;
using System.Text;

namespace Biela.Fisco;

/// <summary>The few things messages to the tax authorities are made of.</summary>
internal static class Xml
{
    /// <summary>The namespace of NF-e, NFC-e and their services.</summary>
    public const string Nfe = "http://www.portalfiscal.inf.br/nfe";

    /// <summary>What a file begins with; a message inside an envelope has none.</summary>
    public const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    /// <summary>An element with text.</summary>
    public static string Tag(string name, string text) => $"<{name}>{SecurityElement.Escape(text)}</{name}>";

    /// <summary>An instant with the offset it was given in, as TDateTimeUTC wants it: whole seconds.</summary>
    public static string Instant(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz");

    /// <summary>Puts bytes between two texts; they are copied, never read.</summary>
    public static byte[] Around(string before, IEnumerable<ReadOnlyMemory<byte>> contents, string after)
    {
        var whole = new MemoryStream();
        whole.Write(Encoding.UTF8.GetBytes(before));
        foreach (var content in contents) whole.Write(content.Span);
        whole.Write(Encoding.UTF8.GetBytes(after));
        return whole.ToArray();
    }
}
