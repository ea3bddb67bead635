using System.Xml.Linq;

namespace Biela.Fisco;

/// <summary>One pass over one document beside its layout.</summary>
internal sealed class Inspection(XElement document, IReadOnlySet<string> repeated, bool signed)
{
    private readonly HashSet<(XElement?, string, string)> unique = [];

    public List<Problem> Problems { get; } = [];

    public void Root(Shape shape)
    {
        if (document.Name == shape.Name) Element(document, shape);
        else Report(document, shape.Label, $"{shape.Name}", $"{document.Name}", "o documento não é deste tipo.");
    }

    private void Element(XElement element, Shape shape)
    {
        Attributes(element, shape);
        if (shape.Format is { } format) Text(element, shape, format);
        else Content(element, shape);
    }

    private void Text(XElement element, Shape shape, Format format)
    {
        if (element.HasElements) Report(element, shape.Label, format.Expected, "", "não pode conter outros campos.");
        else if (element.Value is var text && !format.Allows(text)) Mismatch(element, null, shape.Label, format, text);
    }

    private void Attributes(XElement element, Shape shape)
    {
        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
        {
            var field = Array.Find(shape.Attributes, field => attribute.Name == field.Name);
            if (field is null) Report(element, attribute.Name.LocalName, "", attribute.Value, "este atributo não existe aqui.", attribute.Name.LocalName);
            else if (!field.Format.Allows(attribute.Value)) Mismatch(element, field.Name, field.Label, field.Format, attribute.Value);
            else if (field.IsUnique && !unique.Add((element.Parent, field.Name, attribute.Value)))
                Report(element, field.Label, "um valor que não se repita", attribute.Value, "este valor já foi usado.", field.Name);
        }
        foreach (var field in shape.Attributes.Where(field => field.IsRequired && element.Attribute(field.Name) is null))
            Report(element, field.Label, field.Format.Expected, "", $"falta preencher; esperado: {field.Format.Expected}.", field.Name);
    }

    private void Content(XElement element, Shape shape)
    {
        if (element.Nodes().OfType<XText>().FirstOrDefault(text => shape.Content!.Parts is [] || !string.IsNullOrWhiteSpace(text.Value)) is { } stray)
            Report(element, shape.Label, "só campos, sem texto solto", stray.Value, "há texto fora dos campos.");
        var cursor = new Cursor(this, element, shape, Known(element, shape));
        foreach (var part in shape.Content!.Parts) cursor.Repeat(part);
        cursor.Finish();
    }

    /// Children that the layout does not know are told at once and stepped over, so that they hide nothing else.
    private List<XElement> Known(XElement element, Shape shape)
    {
        var known = new List<XElement>();
        foreach (var child in element.Elements())
        {
            if (shape.LastPlaces.ContainsKey(child.Name)) known.Add(child);
            else if (child.Name.Namespace == shape.Name.Namespace && shape.Unsupported.Contains(child.Name.LocalName))
                Report(child, child.Name.LocalName, "", "", "este grupo existe no leiaute oficial, mas o Biela não o emite; retire-o.");
            else Report(child, child.Name.LocalName, "", child.Value, $"este campo não existe em {shape.Label}.");
        }
        return known;
    }

    private void Mismatch(XElement element, string? attribute, string label, Format format, string text) =>
        Report(element, label, format.Expected, text, text is "" ? $"está vazio; esperado: {format.Expected}."
            : $"esperado: {format.Expected}; encontrado: “{Short(text)}”.", attribute);

    private void Report(XElement element, string label, string expected, string found, string complaint, string? below = null)
    {
        var path = PathTo(element, below);
        Problems.Add(new(path, label, expected, Short(found), $"{label} ({path}): {complaint}"));
    }

    private bool MayLack(XElement parent, XName name) => !signed && parent == document && name.LocalName is "Signature";

    private static string Short(string text) => text.Length <= 60 ? text : $"{text[..59]}…";

    /// Paths are made only when there is something to tell.
    private string PathTo(XElement element, string? below)
    {
        var steps = element.AncestorsAndSelf().TakeWhile(step => step != document).Select(Step).Reverse();
        return string.Join('/', below is null ? steps : steps.Append(below)) is var path && path is "" ? element.Name.LocalName : path;
    }

    private string Step(XElement element)
    {
        var before = element.ElementsBeforeSelf(element.Name).Count();
        var several = before > 0 || repeated.Contains(element.Name.LocalName) || element.ElementsAfterSelf(element.Name).Any();
        return several ? $"{element.Name.LocalName}[{before + 1}]" : element.Name.LocalName;
    }

    /// <summary>The children of one element, taken one after the other.</summary>
    private sealed class Cursor(Inspection inspection, XElement parent, Shape shape, List<XElement> children)
    {
        private int position;

        private XName? Name => position < children.Count ? children[position].Name : null;

        /// As many of the particle as there are; too few are told, too many are left for <see cref="DropPassed"/>.
        public void Repeat(Particle particle)
        {
            var count = 0;
            for (; count < particle.Most && Takes(particle); count++) Once(particle);
            if (count < particle.Least && !particle.IsOptional) Missing(particle);
        }

        /// Whatever is left has no place any more.
        public void Finish()
        {
            for (; position < children.Count; position++) Misplaced(children[position]);
        }

        private bool Takes(Particle particle)
        {
            DropPassed(particle.First);
            return Name is { } name && (particle.BeginsWith(name) || particle.Holds(name) && shape.LastPlaces[name] <= particle.Last);
        }

        /// An element whose last place is behind us is repeated too often or out of order.
        private void DropPassed(int place)
        {
            for (; Name is { } name && shape.LastPlaces[name] < place; position++) Misplaced(children[position]);
        }

        private void Once(Particle particle)
        {
            switch (particle)
            {
                case Single single:
                    inspection.Element(children[position++], single.Shape);
                    break;
                case Choice choice:
                    if (choice.For(Name) is { } chosen) Repeat(chosen);
                    break;
                case Sequence sequence:
                    foreach (var part in sequence.Parts) Repeat(part);
                    break;
            }
        }

        private void Missing(Particle particle)
        {
            if (particle is Single { Shape: var absent })
            {
                if (inspection.MayLack(parent, absent.Name)) return;
                // Told as misplaced when it comes later.
                if (shape.LastPlaces[absent.Name] == particle.First && children.Skip(position).Any(child => child.Name == absent.Name)) return;
                var expected = absent.Format?.Expected ?? "grupo obrigatório";
                inspection.Report(parent, absent.Label, expected, "", $"falta preencher; esperado: {expected}.", absent.Name.LocalName);
            }
            else if (particle is Choice choice)
            {
                var names = string.Join(", ", choice.Names);
                inspection.Report(parent, shape.Label, $"um destes: {names}", "", $"falta um destes campos: {names}.");
            }
            else Once(particle);
        }

        private void Misplaced(XElement child) =>
            inspection.Report(child, child.Name.LocalName, "", "", "está fora da ordem do leiaute ou se repete mais do que pode.");
    }
}
