using System.Security.Cryptography;
using System.Text;

namespace Biela.Papers;

/// <summary>The objects of a PDF file, their places and its end (PDF 1.7, 7.5).</summary>
internal sealed class PdfFile
{
    private readonly MemoryStream file = new();
    private readonly List<long> places = [];

    // The second line has bytes above 127, so that nobody takes the file for text.
    public PdfFile() => Append("%PDF-1.7\n%âãÏÓ\n");

    /// <summary>The number of an object to be written later.</summary>
    public int Reserve()
    {
        places.Add(0);
        return places.Count;
    }

    /// <summary>Writes an object under its number, which is returned.</summary>
    public int Write(int number, string body)
    {
        places[number - 1] = file.Position;
        Append($"{number} 0 obj\n{body}\nendobj\n");
        return number;
    }

    /// <summary>Writes a stream under a new number, which is returned.</summary>
    public int Stream(string entries, byte[] data)
    {
        var number = Reserve();
        places[number - 1] = file.Position;
        Append($"{number} 0 obj\n<< {entries} /Length {data.Length} >>\nstream\n");
        file.Write(data);
        Append("\nendstream\nendobj\n");
        return number;
    }

    /// <summary>Writes the table of places and returns the file. Its identifier is made from its content.</summary>
    public byte[] Close(int catalog, int info)
    {
        var id = Convert.ToHexString(SHA256.HashData(file.GetBuffer().AsSpan(..(int)file.Length)).AsSpan(..16));
        var start = file.Position;
        Append($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(place => $"{place:D10} 00000 n \n"))}");
        Append($"trailer\n<< /Size {places.Count + 1} /Root {catalog} 0 R /Info {info} 0 R /ID [<{id}> <{id}>] >>\nstartxref\n{start}\n%%EOF\n");
        return file.ToArray();
    }

    /// <summary>A text string: plain when it is ASCII, UTF-16 otherwise.</summary>
    public static string Text(string text) => Ascii.IsValid(text) && text.AsSpan().IndexOfAny('(', ')', '\\') < 0 && !text.Any(char.IsControl)
        ? $"({text})" : $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private void Append(string text) => file.Write(Encoding.Latin1.GetBytes(text));
}
