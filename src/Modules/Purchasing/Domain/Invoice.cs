using Biela.Contracts.Purchasing;

namespace Biela.Modules.Purchasing;

internal enum InvoiceStatus { Matched, Divergent, Resolved, Discarded }

internal enum DifferenceKind { Quantity, Price, Charges }

internal sealed record BilledLine(Guid LineId, Quantity Quantity, UnitPrice UnitPrice);

/// <summary>Where the invoice departs from order and receipt; the amount is what it bills too much.</summary>
internal sealed record Difference(DifferenceKind Kind, string? Sku, Money Amount, string Text);

/// <summary>
/// What the supplier wants paid. It is paid when it agrees with what was ordered and accepted (3-way match: no tolerance in quantity,
/// a percentage in the unit price), or once somebody decides on the differences; either happens once.
/// </summary>
internal sealed class Invoice
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid OrderId { get; init; }
    public required string OrderNumber { get; init; }

    /// <summary>The access key of the NF-e.</summary>
    public string? Key { get; init; }

    public string? Document { get; init; }
    public required List<BilledLine> Lines { get; init; }

    /// <summary>Freight less discount.</summary>
    public required Money Charges { get; init; }

    /// <summary>What the supplier bills.</summary>
    public required Money Total { get; init; }

    public required DateOnly IssuedOn { get; init; }
    public required DateOnly DueOn { get; init; }
    public required DateTimeOffset EnteredAt { get; init; }
    public InvoiceStatus Status { get; private set; }
    public List<Difference> Differences { get; private set; } = [];

    /// <summary>What is not paid and is claimed from the supplier.</summary>
    public List<Difference> Claims { get; private set; } = [];

    /// <summary>What is to be paid; nothing while divergent.</summary>
    public Money Payable { get; private set; }

    public string? ResolvedBy { get; private set; }
    public int Version { get; private set; } = 1;

    public static Invoice Of(
        PurchaseOrder order, string? key, string? document, IReadOnlyList<BilledLine> lines, Money charges,
        DateOnly issuedOn, DateOnly dueOn, DateTimeOffset now)
    {
        if (order.SentAt is null) throw new RuleBroken("not-sent", $"O pedido {order.Number} ainda não foi enviado; não há o que faturar.");
        if (lines.Count == 0) throw new RuleBroken("nothing-accepted", "Nada foi aceito; informe as linhas da nota ou lance-a depois.", 400);
        if (lines.DistinctBy(l => l.LineId).Count() < lines.Count)
            throw new RuleBroken("duplicate-line", "Há uma linha repetida na nota. Junte as quantidades.", 400);
        foreach (var line in lines) _ = (order.Line(line.LineId) with { Quantity = line.Quantity, UnitPrice = line.UnitPrice }).Checked();
        var total = Money.Sum(lines.Select(l => l.Quantity * l.UnitPrice)) + charges;
        if (total.IsNegative) throw new RuleBroken("discount-too-large", "O desconto é maior que o valor da nota.", 400);
        return new()
        {
            OrderId = order.Id, OrderNumber = order.Number, Key = key, Document = document, Lines = [.. lines], Charges = charges, Total = total,
            IssuedOn = issuedOn, DueOn = dueOn, EnteredAt = now,
        };
    }

    /// <summary>Compares with order and receipts; agreeing, it is to be paid as billed.</summary>
    public void Match(PurchaseOrder order, Percent tolerance)
    {
        Differences = [.. Compare(order, tolerance)];
        Status = Differences.Count == 0 ? InvoiceStatus.Matched : InvoiceStatus.Divergent;
        if (Status == InvoiceStatus.Matched) Pay(order, Total);
    }

    /// <summary>Pays what was accepted at the ordered price, or the billed one where it is lower, and claims the rest.</summary>
    public void Resolve(PurchaseOrder order, string by)
    {
        if (Status != InvoiceStatus.Divergent) throw new RuleBroken("not-divergent", "Esta nota não tem divergência a resolver.");
        Claims = [.. Compare(order, Percent.Zero).Where(d => d.Amount > Money.Zero)];
        (Status, ResolvedBy) = (InvoiceStatus.Resolved, by);
        Pay(order, Money.Max(Money.Zero, Total - Money.Sum(Claims.Select(c => c.Amount))));
    }

    /// <summary>The note was entered by mistake; its key may be entered again.</summary>
    public void Discard()
    {
        if (Status != InvoiceStatus.Divergent) throw new RuleBroken("not-divergent", "Só uma nota divergente pode ser descartada; esta já vale.");
        Status = InvoiceStatus.Discarded;
    }

    /// <summary>The fact that the invoice is to be paid.</summary>
    public InvoiceMatched Matched(PurchaseOrder order) =>
        new(Id, order.Id, order.Number, order.SupplierId, order.SupplierName, Document ?? Key, Payable.Cents, IssuedOn, DueOn);

    /// <summary>What a unit of the line is billed at; the ordered price where the invoice does not bill it.</summary>
    public UnitPrice PriceOf(OrderLine line) => Lines.Find(l => l.LineId == line.Id)?.UnitPrice ?? line.UnitPrice;

    private void Pay(PurchaseOrder order, Money payable)
    {
        Payable = payable;
        foreach (var line in Lines) order.Bill(line.LineId, line.Quantity);
        order.BillCharges(Charges - Money.Sum(Claims.Where(c => c.Kind == DifferenceKind.Charges).Select(c => c.Amount)));
    }

    private IEnumerable<Difference> Compare(PurchaseOrder order, Percent tolerance)
    {
        foreach (var billed in Lines)
        {
            var line = order.Line(billed.LineId);
            var accepted = Quantity.Min(billed.Quantity, line.Unbilled);
            if (billed.Quantity > accepted)
                yield return new(DifferenceKind.Quantity, line.Sku, billed.Quantity * billed.UnitPrice - accepted * billed.UnitPrice,
                    $"{line.Sku}: {billed.Quantity} na nota, {line.Unbilled} aceitas e ainda não faturadas");
            if (Differs(billed.UnitPrice, line.UnitPrice, tolerance))
                yield return new(DifferenceKind.Price, line.Sku, accepted * billed.UnitPrice - accepted * line.UnitPrice,
                    $"{line.Sku}: preço {billed.UnitPrice} na nota, {line.UnitPrice} no pedido (tolerância {tolerance})");
        }
        if (Charges > order.Charges - order.BilledCharges)
            yield return new(DifferenceKind.Charges, null, Charges - (order.Charges - order.BilledCharges),
                $"Frete menos desconto: {Charges} na nota, {order.Charges - order.BilledCharges} nos recebimentos");
    }

    // Compared exactly: a percentage that was rounded first would let a price through.
    private static bool Differs(UnitPrice billed, UnitPrice ordered, Percent tolerance) =>
        Int128.Abs((Int128)billed.Scaled - ordered.Scaled) * 1_000_000 > (Int128)ordered.Scaled * tolerance.Scaled;
}

/// <summary>The 44 characters that name an NF-e; the last one checks the others.</summary>
internal static class NfeKey
{
    /// <summary>The key without spaces, or null when none was given; throws on one that is mistyped.</summary>
    public static string? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var key = string.Concat(text.Where(c => c != ' ')).ToUpperInvariant();
        return key.Length == 44 && key.All(char.IsAsciiLetterOrDigit) && key[^1] - '0' == Modulo11.Digit(key.AsSpan(..^1))
            ? key
            : throw new RuleBroken("invalid-key", "A chave da NF-e não confere: são 44 caracteres e o último é o dígito verificador. Digite de novo.", 400);
    }
}
