using System.Xml.Linq;

namespace Biela.Fisco;

/// <summary>A piece of what an element may contain: an element, a sequence or a choice, so many times.</summary>
internal abstract class Particle(int least, int most)
{
    /// <summary>How many times it must be there.</summary>
    public int Least => least;

    /// <summary>How many times it may be there.</summary>
    public int Most => most;

    /// <summary>The place of its first element, counted through the whole content in the order of the layout.</summary>
    public int First { get; private set; }

    /// <summary>The place of its last element.</summary>
    public int Last { get; private set; }

    /// <summary>Whether nothing at all satisfies it.</summary>
    public virtual bool IsOptional => least == 0;

    /// <summary>Whether it may begin with this element.</summary>
    public abstract bool BeginsWith(XName name);

    /// <summary>Whether this element is anywhere in it.</summary>
    public abstract bool Holds(XName name);

    /// <summary>Counts its elements, beginning at a place, and enters the last place of every name.</summary>
    public int Number(int place, Dictionary<XName, int> last)
    {
        First = place;
        var next = Count(place, last);
        Last = next - 1;
        return next;
    }

    protected abstract int Count(int place, Dictionary<XName, int> last);
}

/// <summary>An element of a shape.</summary>
internal sealed class Single(Shape shape, int least, int most) : Particle(least, most)
{
    public Shape Shape => shape;

    public override bool BeginsWith(XName name) => shape.Name == name;

    public override bool Holds(XName name) => shape.Name == name;

    protected override int Count(int place, Dictionary<XName, int> last)
    {
        last[shape.Name] = place;
        return place + 1;
    }
}

/// <summary>All parts, in this order.</summary>
internal sealed class Sequence(Particle[] parts, int least, int most) : Particle(least, most)
{
    public Particle[] Parts => parts;

    public override bool IsOptional => base.IsOptional || parts.All(part => part.IsOptional);

    public override bool BeginsWith(XName name)
    {
        foreach (var part in parts)
        {
            if (part.BeginsWith(name)) return true;
            if (!part.IsOptional) return false;
        }
        return false;
    }

    public override bool Holds(XName name) => Array.Exists(parts, part => part.Holds(name));

    protected override int Count(int place, Dictionary<XName, int> last) => parts.Aggregate(place, (next, part) => part.Number(next, last));
}

/// <summary>Exactly one of the parts.</summary>
internal sealed class Choice(Particle[] parts, int least, int most) : Particle(least, most)
{
    public Particle[] Parts => parts;

    public override bool IsOptional => base.IsOptional || parts.Any(part => part.IsOptional);

    public override bool BeginsWith(XName name) => Array.Exists(parts, part => part.BeginsWith(name));

    public override bool Holds(XName name) => Array.Exists(parts, part => part.Holds(name));

    /// <summary>The part that begins with the element, or else one that holds it and lacks its beginning.</summary>
    public Particle? For(XName? name) => name is null ? null
        : Array.Find(parts, part => part.BeginsWith(name)) ?? Array.Find(parts, part => part.Holds(name));

    /// <summary>The names to choose from, for messages.</summary>
    public IEnumerable<string> Names => parts.SelectMany(Leading);

    protected override int Count(int place, Dictionary<XName, int> last) => parts.Aggregate(place, (next, part) => part.Number(next, last));

    private static IEnumerable<string> Leading(Particle part) => part switch
    {
        Single single => [single.Shape.Name.LocalName],
        Choice choice => choice.Names,
        Sequence sequence => Leading(sequence.Parts[0]),
        _ => [],
    };
}
