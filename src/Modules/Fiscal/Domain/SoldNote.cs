using System.Globalization;
using System.Xml.Linq;
using Biela.Fisco;

namespace Biela.Modules.Fiscal.Domain;

/// <summary>A note that sold an invoice's lines, and what has come back of them; its items are in the order of the lines.</summary>
internal sealed class SoldNote(Document sale, Invoice invoice, IReadOnlyList<Document> returns)
{
    private static readonly XNamespace Space = "http://www.portalfiscal.inf.br/nfe";

    private readonly List<XElement> items = [.. XElement.Load(new MemoryStream(sale.Signed)).Descendants(Space + "det")];
    private readonly List<InvoiceLine> lines = [.. invoice.Lines.OrderBy(line => line.Position)];

    /// <summary>So much of these items, or all that is left, as the note sold it.</summary>
    public IReadOnlyList<NoteItem> TakeBack(IReadOnlyList<ReturnSale.Line>? wanted)
    {
        if (wanted is null)
            return Enumerable.Range(1, lines.Count).Where(item => Left(item) > Quantity.Zero).Select(item => Back(item, Left(item))).ToList() is [_, ..] all
                ? all : throw new RuleBroken("nothing-to-return", $"Tudo o que a {sale.Name} vendeu já voltou.");
        foreach (var (n, line) in wanted.Index()) MustBeLeft($"lines[{n}]", line, wanted.Take(n));
        return [.. wanted.Select(line => Back(line.Item, line.Quantity))];
    }

    private void MustBeLeft(string path, ReturnSale.Line line, IEnumerable<ReturnSale.Line> others)
    {
        if (line.Item > lines.Count) throw Invalid($"{path}.item: a {sale.Name} tem {lines.Count} itens.");
        if (others.Any(other => other.Item == line.Item)) throw Invalid($"{path}.item: o item {line.Item} está duas vezes.");
        if (line.Quantity <= Quantity.Zero) throw Invalid($"{path}.quantity: informe uma quantidade maior que zero.");
        if (line.Quantity > Left(line.Item))
            throw Invalid($"{path}.quantity: a {sale.Name} vendeu {lines[line.Item - 1].Quantity}, e {Came(line.Item)} já voltaram.");
    }

    private Quantity Came(int item) => Quantity.Sum(returns.SelectMany(note => note.Terms.Items!).Where(back => back.Of == item).Select(back => back.Quantity));

    private Quantity Left(int item) => lines[item - 1].Quantity - Came(item);

    private NoteItem Back(int item, Quantity quantity)
    {
        var (line, product, taxes) = (lines[item - 1], items[item - 1].Element(Space + "prod")!, items[item - 1].Element(Space + "imposto")!);
        var icms = taxes.Element(Space + "ICMS")!.Elements().First();
        var code = Of(icms, "CST") ?? Of(icms, "CSOSN")!;
        var facts = new ProductFacts(Of(product, "NCM")!, Of(product, "uCom")!, int.Parse(Of(icms, "orig")!), Of(product, "CEST"), code is "60" or "500",
            TaxClass: taxes.Element(Space + "IBSCBS") is { } reform ? Of(reform, "cClassTrib") : null);
        return new(facts, quantity, line.UnitPrice, line.Sku, line.Description, code, Rate(icms, "pICMS"), Rate(icms, "pRedBC"), Rate(icms, "pCredSN"),
            Share("vDesc"), item, Freight: Share("vFrete"));

        // The last that comes back brings what is left.
        Money Share(string of) => First(product, of, line, Came(item) + quantity) - First(product, of, line, Came(item));
    }

    /// Discount or freight of the first so many.
    private static Money First(XElement product, string name, InvoiceLine line, Quantity quantity) => Of(product, name) is { } whole
        ? new(Rounding.Divide((Int128)Money.Of(decimal.Parse(whole, CultureInfo.InvariantCulture)).Cents * quantity.TenThousandths,
            line.Quantity.TenThousandths))
        : Money.Zero;

    private static Percent? Rate(XElement group, string name) =>
        Of(group, name) is { } rate ? Percent.Of(decimal.Parse(rate, CultureInfo.InvariantCulture)) : null;

    private static string? Of(XElement group, string name) => group.Element(Space + name)?.Value;

    private static RuleBroken Invalid(string message) => new("invalid", message, 400);
}
