using System.Reflection;
using System.Xml.Linq;

namespace Biela.Fisco;

/// <summary>
/// The layout of a kind of document: which elements in which order, how often, and what their text looks like. It needs no official
/// schema and is therefore always on; it refuses whatever the official schema refuses, and besides what it knows but does not support.
/// </summary>
public sealed class Layout
{
    private readonly Shape root;
    private readonly IReadOnlySet<string> repeated;

    private Layout(Shape root, IReadOnlySet<string> repeated) => (this.root, this.repeated) = (root, repeated);

    /// <summary>Reads a layout in the notation of docs/layouts.md.</summary>
    /// <exception cref="FormatException">A line is not understood; the message quotes it.</exception>
    public static Layout Read(string notation)
    {
        var (root, repeated) = Notation.Read(notation);
        return new(root, repeated);
    }

    /// <summary>Reads a layout that is a resource of this assembly.</summary>
    internal static Layout Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no layout {name}.", nameof(name));
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd());
    }

    /// <summary>What is wrong with the document, in the order of the document; empty when it is valid.</summary>
    public IReadOnlyList<Problem> Check(XElement document) => Check(document, signed: true);

    /// <summary>The same for a document that is not signed yet: its Signature is not asked for.</summary>
    public IReadOnlyList<Problem> CheckUnsigned(XElement document) => Check(document, signed: false);

    private List<Problem> Check(XElement document, bool signed)
    {
        var walk = new Inspection(document, repeated, signed);
        walk.Root(root);
        return walk.Problems;
    }
}
