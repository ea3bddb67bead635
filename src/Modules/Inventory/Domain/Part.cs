namespace Biela.Modules.Inventory.Domain;

/// <summary>A part and its shelf: how many there are, how many are promised, what they are worth.</summary>
internal sealed class Part(string sku, string name, string unit)
{
    /// <summary>Identity.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>Unique in the organization, upper case.</summary>
    public string Sku { get; private init; } = Normal(sku);

    /// <summary>What people call it.</summary>
    public string Name { get; private set; } = name;

    /// <summary>The unit it is counted in.</summary>
    public string Unit { get; private set; } = unit;

    /// <summary>Available at or below this means: buy. Null for a part nobody keeps in stock.</summary>
    public Quantity? ReorderPoint { get; private set; }

    /// <summary>What buying fills up to.</summary>
    public Quantity? Maximum { get; private set; }

    /// <summary>On the shelf: the sum of the ledger.</summary>
    public Quantity OnHand { get; private set; }

    /// <summary>Of these, set aside for orders: the sum of the open reservations.</summary>
    public Quantity Reserved { get; private set; }

    /// <summary>What anybody may take.</summary>
    public Quantity Available => OnHand - Reserved;

    /// <summary>What is on the shelf is worth this: the sum of the ledger.</summary>
    public Money Value { get; private set; }

    /// <summary>Value ÷ on hand with 4 decimals; when nothing is left, the last one for reference.</summary>
    public UnitPrice Average { get; private set; }

    /// <summary>Somebody was told that the reorder point is reached, and it has not been exceeded since.</summary>
    public bool Low { get; private set; }

    /// <summary>The instant of the last entry.</summary>
    public DateTimeOffset LastEntryAt { get; private set; } = DateTimeOffset.UnixEpoch;

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>One spelling of a SKU.</summary>
    public static string Normal(string sku) => sku.Trim().ToUpperInvariant();

    /// <summary>Gives it another name, unit, reorder point or maximum.</summary>
    public void Describe(string name, string unit, Quantity? reorderPoint, Quantity? maximum)
    {
        if (reorderPoint < Quantity.Zero || maximum < (reorderPoint ?? Quantity.Zero))
            throw new RuleBroken("limits-invalid", "O ponto de pedido não pode ser negativo nem maior que o estoque máximo.", 400);
        (Name, Unit, ReorderPoint, Maximum) = (name, unit, reorderPoint, maximum);
    }

    /// <summary>Goods come in with the value they cost, freight in and discount out.</summary>
    public Entry Receive(Quantity quantity, Money value, Posting posting) => quantity > Quantity.Zero && !value.IsNegative
        ? Post(EntryKind.Receipt, quantity, value, posting)
        : throw new RuleBroken("quantity-invalid", $"{Sku}: informe quantidade maior que zero e valor que não seja negativo.", 400);

    /// <summary>Goods leave: an order takes what is reserved for it first, then what is free; nobody takes what is reserved for another.</summary>
    /// <param name="quantity">How many.</param>
    /// <param name="orderId">The order, or null over the counter.</param>
    /// <param name="holders">The reservations that hold pieces of this part.</param>
    /// <param name="posting">The circumstances.</param>
    public Entry Issue(Quantity quantity, Guid? orderId, IReadOnlyCollection<Reservation> holders, Posting posting)
    {
        if (quantity <= Quantity.Zero) throw new RuleBroken("quantity-invalid", $"{Sku}: informe uma quantidade maior que zero.", 400);
        var own = holders.Where(r => r.PartId == Id && r.OrderId == orderId).OrderBy(r => r.WaitingSince).ToList();
        if (quantity > Available + Quantity.Sum(own.Select(r => r.Reserved))) throw Short(quantity, holders);
        var rest = quantity;
        foreach (var reservation in own)
        {
            var taken = reservation.Consume(rest);
            (rest, Reserved) = (rest - taken, Reserved - taken);
        }
        return Post(EntryKind.Issue, -quantity, -Cost.Share(quantity, Value, OnHand), posting, orderId);
    }

    /// <summary>Goods come back from an order: the oldest issue first, each bringing its own centavos in proportion, its last piece the rest.</summary>
    /// <param name="quantity">How many.</param>
    /// <param name="issues">What left for the order and has not come back.</param>
    /// <param name="posting">The circumstances.</param>
    public List<Entry> Return(Quantity quantity, IReadOnlyCollection<OpenIssue> issues, Posting posting)
    {
        var outside = Quantity.Sum(issues.Select(i => i.Quantity));
        if (quantity <= Quantity.Zero) throw new RuleBroken("quantity-invalid", $"{Sku}: informe uma quantidade maior que zero.", 400);
        if (quantity > outside)
            throw new RuleBroken("return-exceeds-issue", $"{Sku}: desta ordem só podem voltar {outside}; confira o que saiu e o que já voltou.");
        List<Entry> entries = [];
        foreach (var issue in issues.Where(i => i.Quantity > Quantity.Zero))
        {
            var back = Quantity.Min(quantity, issue.Quantity);
            if (back == Quantity.Zero) break;
            entries.Add(Post(EntryKind.Return, back, Cost.Share(back, issue.Cost, issue.Quantity), posting, issue.OrderId, issue.Id));
            quantity -= back;
        }
        return entries;
    }

    /// <summary>The shelf holds more or less than the ledger says, worth <paramref name="value"/>; emptying it takes all the value.</summary>
    public Entry Adjust(Quantity difference, Money value, IReadOnlyCollection<Reservation> holders, Posting posting)
    {
        var after = OnHand + difference;
        if (after < Reserved || after < Quantity.Zero) throw Short(-difference, holders);
        var worth = after == Quantity.Zero ? -Value : Money.Max(value, -Value);
        return Post(EntryKind.Adjustment, difference, worth, posting);
    }

    /// <summary>What a difference found now is worth: its share of the value, or the average where there is nothing to share.</summary>
    public Money Worth(Quantity difference) => difference < Quantity.Zero ? -Cost.Share(-difference, Value, OnHand)
        : OnHand == Quantity.Zero ? Cost.At(Average, difference)
        : new(Rounding.Divide((Int128)difference.TenThousandths * Value.Cents, OnHand.TenThousandths));

    /// <summary>An issue turned out to cost this much more or less.</summary>
    public Entry Revalue(Entry issue, Money difference, Posting posting) =>
        Post(EntryKind.Revaluation, Quantity.Zero, -difference, posting, issue.OrderId, issue.Id);

    /// <summary>Sets aside for the reservation what there is of what it lacks; answers how much that was.</summary>
    public Quantity SetAside(Reservation reservation)
    {
        var pieces = Quantity.Min(reservation.Short, Available);
        reservation.Take(pieces);
        Reserved += pieces;
        return pieces;
    }

    /// <summary>Pieces that a reservation let go of are free again.</summary>
    public void Free(Quantity pieces) => Reserved -= pieces;

    /// <summary>Whether somebody has to be told that the part runs low: once until it rises above the reorder point again.</summary>
    public bool RunsLow()
    {
        var (told, low) = (Low, Available <= ReorderPoint);
        Low = low;
        return low && !told;
    }

    /// <summary>How much to buy: up to the maximum, or to twice the reorder point where there is none.</summary>
    public Quantity Suggested() => Quantity.Max(Quantity.One, (Maximum ?? ReorderPoint + ReorderPoint ?? Quantity.Zero) - Available);

    private RuleBroken Short(Quantity wanted, IEnumerable<Reservation> holders)
    {
        if (wanted > OnHand)
            return new("insufficient-stock", $"{Sku}: há {OnHand} em estoque e foram pedidas {wanted}. Confira a quantidade ou receba mais peças.");
        var orders = holders.Where(r => r.PartId == Id && r.Reserved > Quantity.Zero).GroupBy(r => r.OrderNumber).OrderBy(g => g.Key)
            .Select(g => $"{g.Key}: {Quantity.Sum(g.Select(r => r.Reserved))}");
        var reserved = $"{Sku}: de {OnHand} em estoque, {Reserved} estão reservadas ({string.Join(", ", orders)}); disponível {Available}.";
        return new("reserved-stock", $"{reserved} Libere uma reserva ou receba mais peças.");
    }

    private Entry Post(EntryKind kind, Quantity quantity, Money value, Posting posting, Guid? orderId = null, Guid? issueId = null)
    {
        (OnHand, Value) = (OnHand + quantity, Value + value);
        if (OnHand > Quantity.Zero) Average = Cost.Average(Value, OnHand);
        LastEntryAt = DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(posting.At.ToUnixTimeMilliseconds(), LastEntryAt.ToUnixTimeMilliseconds() + 1));
        return new()
        {
            Id = Guid.CreateVersion7(LastEntryAt), PartId = Id, At = LastEntryAt, PostedOn = posting.On, Kind = kind, Quantity = quantity, Value = value,
            BalanceQuantity = OnHand, BalanceValue = Value, Average = Average, Source = posting.Source, PostedBy = posting.By, OrderId = orderId,
            IssueId = issueId, SourceId = posting.SourceId, SourceLine = posting.SourceLine,
        };
    }
}
