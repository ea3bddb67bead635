using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Biela.Fisco;

/// <summary>Reads the notation in which layouts are written; it is described in docs/layouts.md.</summary>
internal sealed partial class Notation
{
    private readonly Dictionary<string, XNamespace> namespaces = [];
    private readonly Dictionary<string, Format> types = [];
    private readonly Dictionary<string, List<Line>> groups = [];
    private readonly Dictionary<string, string> labels = [];
    private readonly HashSet<string> repeated = [];
    private Shape? root;

    /// <summary>Reads a whole layout.</summary>
    /// <exception cref="FormatException">A line is not understood; the message quotes it.</exception>
    public static (Shape Root, IReadOnlySet<string> Repeated) Read(string text)
    {
        var notation = new Notation();
        var lines = Lines(text);
        foreach (var line in lines) notation.Declare(line);
        foreach (var line in lines.Where(line => line.Verb is not ("namespace" or "type" or "group" or "labels")))
            notation.root = ((Single)notation.Compile(line, XNamespace.None)).Shape;
        return (notation.root ?? throw new FormatException("The layout has no root element."), notation.repeated);
    }

    private void Declare(Line line)
    {
        switch (line.Verb)
        {
            case "namespace":
                var words = line.Rest.Split(' ');
                namespaces[words.Length > 1 ? words[0] : ""] = words[^1];
                break;
            case "type":
                var space = line.Rest.IndexOf(' ');
                types[line.Rest[..space]] = Format.Read(line.Rest[(space + 1)..]);
                break;
            case "group":
                groups[line.Rest] = line.Children;
                break;
            case "labels":
                foreach (var label in line.Children) labels[label.Verb] = label.Rest;
                break;
        }
    }

    private Particle Compile(Line line, XNamespace space)
    {
        var match = Head().Match(line.Verb);
        if (!match.Success) throw new FormatException($"'{line.Text}' is no line of a layout.");
        var (least, most) = Occurrences(match);
        if (match.Groups["name"].Value is "sequence") return new Sequence(Parts(line, space), least, most);
        if (match.Groups["name"].Value is "choice") return new Choice(Parts(line, space), least, most);

        var name = match.Groups["name"].Value;
        if (most > 1) repeated.Add(name);
        space = match.Groups["prefix"].Success || space == XNamespace.None ? namespaces[match.Groups["prefix"].Value] : space;
        var shape = new Shape(space + name, labels.GetValueOrDefault(name, name))
        {
            Format = line.Rest is "" ? null : FormatOf(line.Rest),
            Content = line.Rest is "" ? new Sequence(Parts(line, space), 1, 1) : null,
            Attributes = [.. Used(line.Children).Where(child => child.Verb[0] == '@').Select(Attribute)],
            Unsupported = [.. line.Children.Where(child => child.Verb is "unsupported").SelectMany(child => child.Rest.Split(' '))],
        };
        return new Single(shape.Numbered(), least, most);
    }

    private Particle[] Parts(Line line, XNamespace space) =>
        [.. Used(line.Children).Where(child => child.Verb[0] != '@' && child.Verb is not "unsupported").Select(child => Compile(child, space))];

    private IEnumerable<Line> Used(IEnumerable<Line> lines) => lines.SelectMany(line => line switch
    {
        { Verb: not "use" } => [line],
        { Children: [] } => Used(groups[line.Rest]),
        _ => throw new FormatException($"'{line.Text}' has lines below it."),
    });

    private AttributeShape Attribute(Line line)
    {
        var name = line.Verb.Trim('@', '?', '!');
        return new(name, labels.GetValueOrDefault(name, name), FormatOf(line.Rest), !line.Verb.EndsWith('?'), line.Verb.EndsWith('!'));
    }

    private Format FormatOf(string notation) => types.TryGetValue(notation, out var type) ? type : types[notation] = Format.Read(notation);

    private static (int Least, int Most) Occurrences(Match match) => match.Groups["occurs"].Value switch
    {
        "" => (1, 1),
        "?" => (0, 1),
        _ => (int.Parse(match.Groups["least"].Value), int.Parse(match.Groups["most"].Value)),
    };

    private static List<Line> Lines(string text)
    {
        var levels = new List<List<Line>> { new() };
        foreach (var raw in text.Split('\n').Where(raw => raw.Trim() is not "" && !raw.TrimStart().StartsWith('#')))
        {
            var depth = (raw.Length - raw.TrimStart().Length) / 2;
            if (depth >= levels.Count) throw new FormatException($"'{raw.Trim()}' is indented too far.");
            var line = new Line(raw.Trim(), []);
            levels[depth].Add(line);
            levels.RemoveRange(depth + 1, levels.Count - depth - 1);
            levels.Add(line.Children);
        }
        return levels[0];
    }

    [GeneratedRegex(@"^((?<prefix>\w+):)?(?<name>\w+)(?<occurs>\?|\{(?<least>\d+),(?<most>\d+)\})?$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Head();

    private sealed record Line(string Text, List<Line> Children)
    {
        public string Verb => Text.Split(' ', 2)[0];

        public string Rest => Text.Split(' ', 2) is [_, var rest] ? rest : "";
    }
}
