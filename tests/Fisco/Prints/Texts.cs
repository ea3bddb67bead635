using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Biela.Papers.Tests;

namespace Biela.Fisco.Tests.Prints;

/// <summary>What stands on printed pages.</summary>
internal static partial class Texts
{
    /// <summary>A blue wheel with a rod.</summary>
    public static readonly byte[] Logo = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAADAAAAAYCAIAAAAzn+mLAAAAVklEQVR42mP4P8gAw6iDyHWQnE0PLjQADsLjGlq7iYFUp9DaWYPbQSS5hkZuYqDENbRwE/UdRLY5EDTqoF"
        + "EHjTpo6Dlo+JbUo5XrEG0PDdIW42gjHwEATTTCbA1vgHMAAAAASUVORK5CYII=");

    /// <summary>All words in the order they were drawn, with single blanks between them.</summary>
    public static string Of(byte[] pdf) => Blanks().Replace(Oracles.Text(pdf, "-raw"), " ");

    /// <summary>All letters without blanks; letters that stand aslant, as those of a watermark, are found one by one.</summary>
    public static string Letters(byte[] pdf) => Of(pdf).Replace(" ", "");

    /// <summary>The pages, each with single blanks between its words.</summary>
    public static string[] Pages(byte[] pdf) => [.. Oracles.Text(pdf, "-raw").Split('\f')[..^1].Select(page => Blanks().Replace(page, " "))];

    /// <summary>A text of this length at most, made of words that occur once in it.</summary>
    public static string Words(string prefix, int length) =>
        string.Join(' ', Enumerable.Range(1, (length + 1) / (prefix.Length + 5)).Select(word => $"{prefix}{word:0000}"));

    /// <summary>How often each word that begins with a prefix and ends with four digits occurs.</summary>
    public static Dictionary<string, int> Count(byte[] pdf, string prefix) =>
        Of(pdf).Split(' ').Where(word => word.StartsWith(prefix, StringComparison.Ordinal) && word.Length == prefix.Length + 4
            && word[prefix.Length..].All(char.IsAsciiDigit)).CountBy(word => word).ToDictionary();

    /// <summary>Fails when two words cover each other, or a word leaves its page or lost its end.</summary>
    public static void AreLegible(byte[] pdf)
    {
        foreach (var page in Words(pdf))
            for (var i = 0; i < page.Length; i++)
            {
                Assert.DoesNotContain("…", page[i].Text);
                Assert.True(page[i].IsInside, $"{page[i]} leaves its page.");
                for (var j = i + 1; j < page.Length; j++)
                    if (page[i].Covers(page[j])) Assert.Fail($"{page[i]} and {page[j]} cover each other.");
            }
    }

    /// <summary>Every word and where it is, in millimetres.</summary>
    public static Word[][] Words(byte[] pdf)
    {
        XNamespace html = "http://www.w3.org/1999/xhtml";
        var text = Oracles.Text(pdf, "-bbox");
        var pages = XElement.Parse(text[text.IndexOf("<html", StringComparison.Ordinal)..]).Descendants(html + "page");
        return [.. pages.Select(page => page.Elements(html + "word").Select(word => new Word(word.Value, Number(word, "xMin"), Number(word, "yMin"),
            Number(word, "xMax"), Number(word, "yMax"), Number(page, "width"), Number(page, "height"))).ToArray())];
    }

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture) * 25.4 / 72;

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Blanks();
}

/// <summary>A word on a page; the box of its font is higher than its letters.</summary>
internal sealed record Word(string Text, double X, double Y, double Right, double Bottom, double PageWidth, double PageHeight)
{
    public bool IsInside => X >= 0 && Y >= 0 && Right <= PageWidth && Bottom <= PageHeight;

    public bool Covers(Word other)
    {
        const double Slack = 0.25;
        var height = Math.Min(Bottom - Y, other.Bottom - other.Y);
        return Math.Min(Right, other.Right) - Math.Max(X, other.X) > Slack && Math.Min(Bottom, other.Bottom) - Math.Max(Y, other.Y) > 0.4 * height;
    }
}
