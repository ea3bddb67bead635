using Biela.Contracts.Fiscal;
using Biela.Contracts.Inventory;

namespace Biela.Modules.Fiscal.Domain;

/// <summary>Where an invoice is: PENDENTE, CONFIRMADA, ERRO_ESTOQUE, CANCELADA.</summary>
internal enum InvoiceStatus
{
    /// <summary>The stock has not answered yet.</summary>
    Pending,

    /// <summary>The stock has what it sells.</summary>
    Confirmed,

    /// <summary>The stock lacks something; it may be tried again.</summary>
    StockError,

    /// <summary>Taken back, for good.</summary>
    Cancelled,
}

/// <summary>What a sale says of its whole besides its lines.</summary>
/// <param name="Discount">Off the whole of the lines.</param>
/// <param name="Freight">Charged to the customer.</param>
/// <param name="CarriedBy">Who has the goods carried; somebody, when freight is charged.</param>
internal sealed record SaleExtras(Money Discount, Money Freight, FreightBy CarriedBy)
{
    /// <summary>Nothing off, nothing charged, and taken away at the counter.</summary>
    public static SaleExtras None => new(Money.Zero, Money.Zero, FreightBy.Nobody);

    /// <summary>Throws for what does not fit lines of this sum.</summary>
    public void MustFit(Money lines)
    {
        if (Discount.IsNegative || Discount > lines) throw NoteTerms.Invalid("discount: o desconto vai de zero ao total dos itens.");
        if (Freight.IsNegative) throw NoteTerms.Invalid("freight: o frete não pode ser negativo.");
        if (Freight == Money.Zero && CarriedBy != FreightBy.Nobody)
            throw NoteTerms.Invalid("carriedBy: só uma venda com frete diz quem o leva; sem ele, diga-o na nota.");
        if (Freight > Money.Zero && CarriedBy == FreightBy.Nobody) throw NoteTerms.Invalid("carriedBy: há frete na venda; diga por conta de quem ele é.");
    }
}

/// <summary>Whom an invoice is for.</summary>
internal sealed record Buyer(Guid? Id, string Name);

/// <summary>A sale of parts. Its lines never change; its status follows what the stock answers to the attempt it waits for.</summary>
internal sealed class Invoice
{
    private readonly List<InvoiceLine> lines = [];

    private Invoice() { }

    /// <summary>An invoice that waits for the stock.</summary>
    public Invoice(string number, Buyer buyer, Guid? orderId, IEnumerable<InvoiceLine> sold, DateOnly issuedOn, DateOnly dueOn, SaleExtras extras)
    {
        if (dueOn < issuedOn) throw new RuleBroken("due-before-issue", "O vencimento não pode ser anterior à emissão.", 400);
        (Number, CustomerId, CustomerName, OrderId, IssuedOn, DueOn) = (number, buyer.Id, buyer.Name, orderId, issuedOn, dueOn);
        lines.AddRange(sold);
        extras.MustFit(Money.Sum(lines.Select(l => l.Total)));
        (Discount, Freight, CarriedBy) = extras;
        Total = Sum();
        if (Total <= Money.Zero) throw new RuleBroken("amount-not-positive", "O total da nota deve ser maior que zero.", 400);
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public string Number { get; private init; } = "";
    public Guid? CustomerId { get; private init; }
    public string CustomerName { get; private init; } = "";

    /// <summary>The delivered order it invoices; null for a sale over the counter.</summary>
    public Guid? OrderId { get; private init; }

    public DateOnly IssuedOn { get; private init; }
    public DateOnly DueOn { get; private init; }
    public Money Discount { get; private init; }
    public Money Freight { get; private init; }
    public FreightBy CarriedBy { get; private init; } = FreightBy.Nobody;

    /// <summary>What the customer pays: the lines without the discount, and the freight.</summary>
    public Money Total { get; private init; }

    public InvoiceStatus Status { get; private set; }

    /// <summary>How often the stock was asked.</summary>
    public int Attempt { get; private set; } = 1;

    /// <summary>What the stock lacks, or why it was cancelled.</summary>
    public string? Reason { get; private set; }

    /// <summary>The day the customer picked the parts up.</summary>
    public DateOnly? PickedUpOn { get; private set; }

    public int Version { get; private set; }
    public IReadOnlyList<InvoiceLine> Lines => lines;

    /// <summary>The total, added up again.</summary>
    public Money Sum() => Money.Sum(lines.Select(l => l.Total)) - Discount + Freight;

    /// <summary>The question to the stock.</summary>
    public InvoiceSubmitted Submitted() => new(Id, Number, Attempt, OrderId, IssuedOn,
        [.. lines.OrderBy(l => l.Position).Select(l => new InvoicedPart(l.Id, l.Sku, l.Description, l.Quantity.TenThousandths, l.Total.Cents))]);

    /// <summary>The stock has it all. False when nobody waits for that answer any more.</summary>
    public bool Confirm(int attempt)
    {
        if (!Awaits(attempt)) return false;
        (Status, Reason) = (InvoiceStatus.Confirmed, null);
        return true;
    }

    /// <summary>The stock lacks something.</summary>
    public void Refuse(int attempt, IEnumerable<MissingPart> missing)
    {
        if (Awaits(attempt)) (Status, Reason) = (InvoiceStatus.StockError, string.Join("; ", missing.Select(Says)));
    }

    /// <summary>Somebody asks the stock once more.</summary>
    public void Retry()
    {
        if (Status != InvoiceStatus.StockError)
            throw new RuleBroken("invoice-not-refused", $"A nota {Number} não está com erro de estoque; só essas podem ser reenviadas.");
        (Status, Reason, Attempt) = (InvoiceStatus.Pending, null, Attempt + 1);
    }

    /// <summary>The customer picks up what is set aside.</summary>
    public void PickUp(DateOnly on)
    {
        if (Status != InvoiceStatus.Confirmed)
            throw new RuleBroken("invoice-not-confirmed", $"A nota {Number} não está confirmada; aguarde a resposta do estoque.");
        if (OrderId is not null) throw new RuleBroken("invoice-of-order", $"As peças da nota {Number} saíram com a ordem de serviço.");
        if (PickedUpOn is { } day) throw new RuleBroken("already-picked-up", $"As peças da nota {Number} foram retiradas em {day:dd/MM/yyyy}.");
        PickedUpOn = on;
    }

    /// <summary>Nobody wants it any more.</summary>
    public void Cancel(string reason)
    {
        if (Status == InvoiceStatus.Cancelled) throw new RuleBroken("invoice-cancelled", $"A nota {Number} já foi cancelada.");
        if (PickedUpOn is not null)
            throw new RuleBroken("already-picked-up", $"As peças da nota {Number} já foram retiradas; registre a devolução delas.");
        (Status, Reason) = (InvoiceStatus.Cancelled, reason);
    }

    private bool Awaits(int attempt) => Status == InvoiceStatus.Pending && Attempt == attempt;

    private static string Says(MissingPart part) => !part.Known ? $"{part.Sku}: peça não cadastrada no estoque"
        : $"{part.Sku}: {(part.Missing > Quantity.One.TenThousandths ? "faltam" : "falta")} {new Quantity(part.Missing)}";
}

/// <summary>What an invoice sells of one part; rounded once, half away from zero.</summary>
internal sealed class InvoiceLine
{
    private InvoiceLine() { }

    /// <summary>A line at a price.</summary>
    public InvoiceLine(int position, string sku, string description, Quantity quantity, UnitPrice unitPrice)
    {
        if (quantity <= Quantity.Zero) throw new RuleBroken("quantity-invalid", $"lines[{position}].quantity: informe uma quantidade maior que zero.", 400);
        if (unitPrice < UnitPrice.Zero) throw new RuleBroken("price-invalid", $"lines[{position}].unitPrice: o preço não pode ser negativo.", 400);
        (Position, Sku, Description, Quantity, UnitPrice) = (position, sku.Trim().ToUpperInvariant(), description, quantity, unitPrice);
        Total = quantity * unitPrice;
    }

    /// <summary>A line of an order, whose total was agreed with the customer; the unit price follows from it.</summary>
    public InvoiceLine(int position, OrderPart part)
        : this(position, part.Sku, part.Description, part.Quantity, UnitPrice.Round(part.Net.Reais / part.Quantity.Value)) => Total = part.Net;

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid InvoiceId { get; private init; }
    public int Position { get; private init; }
    public string Sku { get; private init; } = "";
    public string Description { get; private init; } = "";
    public Quantity Quantity { get; private init; }
    public UnitPrice UnitPrice { get; private init; }
    public Money Total { get; private init; }
}
