namespace Biela.Modules.Financial;

/// <summary>What an amount of the result comes from.</summary>
internal enum ResultSource { Order, Invoice, Title, Renegotiation, Settlement, Refund, CashEntry, Taxes, Stock }

/// <summary>
/// An amount of the result that is not in the module's own titles and settlements: of an order, a sale, the cash book or the taxes. Never changed or
/// removed; what turns out different is put right by a further entry, in the first month that is open.
/// </summary>
internal sealed class ResultEntry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Month Month { get; init; }
    public required DateOnly Day { get; init; }
    public required ResultSource Source { get; init; }

    /// <summary>The order, invoice or cash entry; the organization, of taxes.</summary>
    public required Guid SourceId { get; init; }

    /// <summary>How people call the source: number of the order, month of the taxes.</summary>
    public required string Reference { get; init; }

    public required string Description { get; init; }

    /// <summary>The line, of what belongs to the accrual view alone; null where the category says it, in both views.</summary>
    public ResultLine? Line { get; init; }

    public string? Category { get; init; }

    /// <summary>Whether the category brought money in; what takes an entry back is of the same kind.</summary>
    public bool Income { get; init; }

    public required Money Amount { get; init; }
}

/// <summary>The taxes of a month as they were told last: what was told before and comes late is past.</summary>
internal sealed class TaxMonth
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Month Month { get; init; }
    public DateTimeOffset ReckonedAt { get; private set; }

    /// <summary>By the name of the tax.</summary>
    public Dictionary<string, Money> Taxes { get; private set; } = [];

    public Money Returned { get; private set; }

    /// <summary>All taxes together.</summary>
    public Money Total { get; private set; }

    public void Tell(Dictionary<string, Money> taxes, Money returned, DateTimeOffset at) =>
        (Taxes, Returned, Total, ReckonedAt) = (taxes, returned, Money.Sum(taxes.Values), at);
}

/// <summary>An order or sale, whose revenue and costs belong to the month it was delivered or sold in.</summary>
internal sealed class Sale
{
    public Guid Id { get; private init; }
    public ResultSource Source { get; private set; }
    public string Number { get; private set; } = "";
    public string Customer { get; private set; } = "";

    /// <summary>Done under the warranty of another order: its parts are no cost of parts.</summary>
    public bool Warranty { get; private set; }

    public DateOnly? RecognisedOn { get; private set; }

    /// <summary>Given up before it was delivered: it earns nothing, and parts that left for it and did not come back are lost.</summary>
    public bool Cancelled { get; private set; }

    /// <summary>What the delivery said it comes to, without discounts; it counts as long as no approval is known.</summary>
    public Money Services { get; private set; }

    /// <inheritdoc cref="Services"/>
    public Money Parts { get; private set; }

    public void Describe(ResultSource source, string number, string customer) => (Source, Number, Customer) = (source, number, customer);

    public void CoverByWarranty() => Warranty = true;

    public void Recognise(DateOnly on) => RecognisedOn = on;

    public void Deliver(DateOnly on, Money services, Money parts) => (RecognisedOn, Services, Parts) = (on, services, parts);

    public void Cancel(DateOnly on) => (RecognisedOn, Cancelled) = (on, true);
}

/// <summary>What one fact adds to a sale. It has the id of the fact, so that hearing it twice adds it once.</summary>
internal sealed class SaleFact
{
    public required Guid Id { get; init; }
    public required Guid SaleId { get; init; }

    /// <summary>Before the discount.</summary>
    public Money Services { get; init; }

    /// <inheritdoc cref="Services"/>
    public Money Parts { get; init; }

    public Money Discount { get; init; }
    public Money Cost { get; init; }
}
