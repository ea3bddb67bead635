namespace Biela.Modules.Purchasing;

internal enum PurchaseOrderStatus { Draft, AwaitingApproval, Approved, Sent, PartiallyReceived, Received, Cancelled }

/// <summary>What the shop asks of a supplier: written by one person, approved by another when it is large, fixed once it is sent.</summary>
internal sealed class PurchaseOrder
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required string Number { get; init; }
    public required Guid SupplierId { get; init; }
    public required string SupplierName { get; init; }
    public DateOnly? ExpectedOn { get; init; }
    public required Guid? AuthorId { get; init; }
    public required string Author { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public PurchaseOrderStatus Status { get; private set; } = PurchaseOrderStatus.Draft;
    public List<OrderLine> Lines { get; private set; } = [];
    public Money Total { get; private set; }

    /// <summary>Who wrote the lines as they are; the author or somebody after them.</summary>
    public Guid? WriterId { get; private set; }

    public string? ApprovedBy { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }
    public string? CancelReason { get; private set; }

    /// <summary>Freight less discount of everything received so far.</summary>
    public Money Charges { get; private set; }

    /// <summary>Freight less discount on the invoices that are to be paid.</summary>
    public Money BilledCharges { get; private set; }

    public int Version { get; private set; } = 1;

    /// <summary>How much of the part is still to come.</summary>
    public Quantity OpenOf(Guid partId) =>
        Status == PurchaseOrderStatus.Cancelled ? Quantity.Zero : Quantity.Sum(Lines.Where(l => l.PartId == partId).Select(l => l.Open));

    public OrderLine Line(Guid lineId) =>
        Lines.Find(l => l.Id == lineId) ?? throw new RuleBroken("line-not-found", $"O pedido {Number} não tem a linha {lineId}.", 404);

    /// <summary>Replaces what is bought. A line keeps its id with its part; other lines than those approved have to be approved again.</summary>
    public void Write(IReadOnlyList<OrderLine> lines, Guid? by, Money approvalAbove)
    {
        if (Status > PurchaseOrderStatus.Approved)
            throw new RuleBroken("order-sent", $"O pedido {Number} já foi enviado e não muda mais. Faça outro pedido ou cancele este.");
        if (lines.GroupBy(l => l.PartId).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new RuleBroken("duplicate-part", $"{twice.First().Sku} está em mais de uma linha. Junte as quantidades em uma só.", 400);
        List<OrderLine> written = [.. lines.Select(l => l.Checked() with { Id = Lines.Find(old => old.PartId == l.PartId)?.Id ?? l.Id })];
        if (written.SequenceEqual(Lines)) return;
        (Lines, Total, WriterId, ApprovedBy) = (written, Money.Sum(written.Select(l => l.Total)), by, null);
        if (Status != PurchaseOrderStatus.Draft) Weigh(approvalAbove);
    }

    /// <summary>Asks for approval; a small order needs none.</summary>
    public void Submit(Money approvalAbove)
    {
        if (Status != PurchaseOrderStatus.Draft) throw new RuleBroken("not-draft", $"O pedido {Number} já saiu do rascunho.");
        Weigh(approvalAbove);
    }

    /// <summary>Nobody approves what they wrote; a key of the API approves nothing.</summary>
    public void Approve(Guid? by, string name)
    {
        if (Status != PurchaseOrderStatus.AwaitingApproval) throw new RuleBroken("not-awaiting-approval", $"O pedido {Number} não está aguardando aprovação.");
        if (by is null || by == AuthorId || by == WriterId)
            throw new RuleBroken("own-order", $"Quem fez ou mudou o pedido {Number} não pode aprová-lo. Peça a outra pessoa.", 403);
        (Status, ApprovedBy) = (PurchaseOrderStatus.Approved, name);
    }

    public void Send(DateTimeOffset now)
    {
        if (Status == PurchaseOrderStatus.AwaitingApproval)
            throw new RuleBroken("approval-missing", $"O pedido {Number} precisa ser aprovado antes de ser enviado.");
        if (Status != PurchaseOrderStatus.Approved) throw new RuleBroken("not-approved", $"O pedido {Number} só pode ser enviado depois de pronto e aprovado.");
        (Status, SentAt) = (PurchaseOrderStatus.Sent, now);
    }

    /// <summary>What has not come will not come any more; what was accepted stays, and its invoices are paid.</summary>
    public void Cancel(string reason)
    {
        if (Status >= PurchaseOrderStatus.Received) throw new RuleBroken("order-over", $"O pedido {Number} já está encerrado.");
        (Status, CancelReason) = (PurchaseOrderStatus.Cancelled, reason);
    }

    public void Receive(IReadOnlyList<Arrival> arrivals)
    {
        if (Status is not (PurchaseOrderStatus.Sent or PurchaseOrderStatus.PartiallyReceived))
            throw new RuleBroken("not-expected", $"O pedido {Number} não está esperando mercadoria. Só se recebe pedido enviado e com saldo.");
        if (arrivals.DistinctBy(a => a.LineId).Count() < arrivals.Count)
            throw new RuleBroken("duplicate-line", "Há uma linha repetida no recebimento. Junte as quantidades.", 400);
        foreach (var arrival in arrivals) Replace(Line(arrival.LineId).Receive(arrival));
        if (arrivals.Any(a => a.Accepted > Quantity.Zero))
            Status = Lines.TrueForAll(l => l.Open == Quantity.Zero) ? PurchaseOrderStatus.Received : PurchaseOrderStatus.PartiallyReceived;
    }

    /// <summary>Freight and discount came with goods.</summary>
    public void Charge(Money charges) => Charges += charges;

    /// <summary>An invoice to be paid covers this much of a line, never more than was accepted.</summary>
    public void Bill(Guid lineId, Quantity quantity)
    {
        var line = Line(lineId);
        Replace(line with { Billed = line.Billed + Quantity.Min(quantity, line.Unbilled) });
    }

    public void BillCharges(Money charges) => BilledCharges += charges;

    private void Weigh(Money approvalAbove) => Status = Total > approvalAbove ? PurchaseOrderStatus.AwaitingApproval : PurchaseOrderStatus.Approved;

    private void Replace(OrderLine line) => Lines = [.. Lines.Select(l => l.Id == line.Id ? line : l)];
}
