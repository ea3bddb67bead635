using Biela.Fisco;

namespace Biela.Modules.Fiscal.Domain;

/// <summary>The kind of a booked note.</summary>
internal enum BookModel
{
    /// <summary>Model 55.</summary>
    Nfe = 55,

    /// <summary>Model 65.</summary>
    Nfce = 65,

    /// <summary>Of services.</summary>
    Nfse = 1,
}

/// <summary>
/// What an authorised note has of one code, as its file says: written in the transaction that stores the file, and never changed. Whether the note still
/// stands is asked of the note.
/// </summary>
internal sealed class BookLine
{
    private readonly List<BookTax> taxes = [];

    private BookLine() { }

    /// <summary>A line of a note that belongs to this day.</summary>
    public BookLine(Guid note, FiscalEnvironment environment, BookModel model, DateOnly day, BookedLine line, bool incoming, Money revenue)
    {
        (NoteId, Environment, Model, Month, Code) = (note, environment, model, new(day.Year, day.Month, 1), line.Code);
        (Incoming, Value, Revenue) = (incoming, line.Value, revenue);
        (SubstitutionPaid, SinglePhase, IssWithheld) = (line.SubstitutionPaid, line.SinglePhase, line.IssWithheld);
        taxes.AddRange(line.Taxes.Select(tax => new BookTax(tax)));
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The document or service note.</summary>
    public Guid NoteId { get; private init; }

    public FiscalEnvironment Environment { get; private init; }
    public BookModel Model { get; private init; }

    /// <summary>First day of the month of emission; of services, of the month they were done in (dCompet).</summary>
    public DateOnly Month { get; private init; }

    /// <summary>CFOP, or the national code of the service.</summary>
    public string Code { get; private init; } = "";

    public bool Incoming { get; private init; }

    /// <summary>Its part of the value of the note.</summary>
    public Money Value { get; private init; }

    /// <summary>Its part of the gross revenue: nothing for what is not sold, less than nothing for what customers brought back.</summary>
    public Money Revenue { get; private init; }

    public bool SubstitutionPaid { get; private init; }
    public bool SinglePhase { get; private init; }
    public bool IssWithheld { get; private init; }
    public IReadOnlyList<BookTax> Taxes => taxes;
}

/// <summary>A tax of a line.</summary>
internal sealed class BookTax
{
    private BookTax() { }

    /// <summary>As the file says.</summary>
    public BookTax(TaxAmount told) => (Tax, Base, Amount) = (told.Tax, told.Base, told.Amount);

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid LineId { get; private init; }
    public BookedTax Tax { get; private init; }
    public Money Base { get; private init; }
    public Money Amount { get; private init; }
}

/// <summary>What the shop says of a month: revenue that is on none of the notes here, as before it came to Biela, and what work cost.</summary>
internal sealed class RevenueMonth(DateOnly month)
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public DateOnly Month { get; private init; } = month;
    public Money Revenue { get; private set; }

    /// <summary>Wages with charges and the owners' pay (LC 123/2006, art. 18, § 24).</summary>
    public Money Payroll { get; private set; }

    public int Version { get; private set; }

    /// <summary>Takes over what is said now.</summary>
    public void Say(Money revenue, Money payroll)
    {
        if (revenue.IsNegative) throw new RuleBroken("invalid", "revenue: a receita não pode ser negativa.", 400);
        if (payroll.IsNegative) throw new RuleBroken("invalid", "payroll: a folha não pode ser negativa.", 400);
        (Revenue, Payroll) = (revenue, payroll);
    }
}

/// <summary>An obligation of a month was seen to.</summary>
internal sealed class Fulfilment
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required string Code { get; init; }

    /// <summary>First day of the month in whose calendar it stands.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>Number of the receipt or of the payment.</summary>
    public string? Receipt { get; init; }

    public required string ByWhom { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>Which day of the shop's fiscal calendar is looked at next; one row each, whose id is the organization's.</summary>
internal sealed class Watch(Guid id, DateOnly next)
{
    public Guid Id { get; private init; } = id;
    public DateOnly Next { get; private set; } = next;

    /// <summary>Everything up to this day was looked at.</summary>
    public void Saw(DateOnly day) => Next = day.AddDays(1);
}
