using Biela.Contracts.Budgets;
using Biela.Contracts.Fiscal;

namespace Biela.Modules.Inventory.Domain;

/// <summary>Where a reservation is.</summary>
internal enum ReservationStatus
{
    /// <summary>Holds all it needs.</summary>
    Active,

    /// <summary>Lacks something and waits for it.</summary>
    Partial,

    /// <summary>All of it left the shelf for its order.</summary>
    Consumed,

    /// <summary>Cancelled, by hand or with its approval.</summary>
    Released,

    /// <summary>Its last day passed.</summary>
    Expired,
}

/// <summary>What one approved line, or one line of an invoice, needs of one part. It ends exactly once: consumed, released or expired.</summary>
internal sealed class Reservation
{
    private const int Term = 30, Warning = 5;

    /// <summary>Identity.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The approval it comes from.</summary>
    public Guid ApprovalId { get; private init; }

    /// <summary>The approved line; unique within the approval.</summary>
    public Guid LineId { get; private init; }

    /// <summary>The order.</summary>
    public Guid OrderId { get; private init; }

    /// <summary>The order's number.</summary>
    public string OrderNumber { get; private init; } = "";

    /// <summary>The part.</summary>
    public Guid PartId { get; private init; }

    /// <summary>The part's SKU.</summary>
    public string Sku { get; private init; } = "";

    /// <summary>What the line asks for.</summary>
    public Quantity Needed { get; private init; }

    /// <summary>1 is the most urgent.</summary>
    public int Priority { get; private set; }

    /// <summary>When it was approved; the oldest wait comes first.</summary>
    public DateTimeOffset WaitingSince { get; private init; }

    /// <summary>When the order was promised.</summary>
    public DateOnly? NeededOn { get; private set; }

    /// <summary>Set aside now.</summary>
    public Quantity Reserved { get; private set; }

    /// <summary>Already issued to the order.</summary>
    public Quantity Consumed { get; private set; }

    /// <summary>Where it is.</summary>
    public ReservationStatus Status { get; private set; } = ReservationStatus.Partial;

    /// <summary>The last day it holds its pieces.</summary>
    public DateOnly ExpiresOn { get; private set; }

    /// <summary>The warning for this term was given.</summary>
    public bool Warned { get; private set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>Neither consumed nor ended.</summary>
    public bool Open => Status is ReservationStatus.Active or ReservationStatus.Partial;

    /// <summary>Whether an invoice holds it, not an order: orders and purchases hear nothing of it, and only the invoice ends it.</summary>
    public bool IsInvoiced => ApprovalId == OrderId;

    /// <summary>What it still lacks.</summary>
    public Quantity Short => Open ? Needed - Reserved - Consumed : Quantity.Zero;

    /// <summary>The day of the warning.</summary>
    public DateOnly WarnsOn => ExpiresOn.AddDays(-Warning);

    /// <summary>The reservation of an approved line, with nothing set aside yet.</summary>
    public static Reservation Of(BudgetApproved approved, ApprovedLine line, Part part) => new()
    {
        ApprovalId = approved.ApprovalId, LineId = line.LineId, OrderId = approved.OrderId, OrderNumber = approved.OrderNumber, PartId = part.Id,
        Sku = part.Sku, Needed = new(line.Quantity), Priority = approved.Priority, WaitingSince = approved.ApprovedAt, NeededOn = approved.PromisedOn,
        ExpiresOn = approved.ApprovedOn.AddDays(Term),
    };

    /// <summary>
    /// What an invoice sets aside: it stands for the approval and for the order, and has no last day; the invoice ends it.
    /// </summary>
    public static Reservation Of(InvoiceSubmitted invoice, InvoicedPart line, Part part, DateTimeOffset now) => new()
    {
        ApprovalId = invoice.InvoiceId, LineId = line.LineId, OrderId = invoice.InvoiceId, OrderNumber = invoice.Number, PartId = part.Id, Sku = part.Sku,
        Needed = new(line.Quantity), Priority = 1, WaitingSince = now, ExpiresOn = DateOnly.MaxValue,
    };

    /// <summary>Its order is promised for another day, or is more or less urgent.</summary>
    public void Follow(Schedule schedule) => (Priority, NeededOn) = (schedule.Priority, schedule.PromisedOn);

    /// <summary>Who is served first: the most urgent, then the oldest wait.</summary>
    public static IOrderedEnumerable<Reservation> InTurn(IEnumerable<Reservation> reservations) =>
        reservations.OrderBy(r => r.Priority).ThenBy(r => r.WaitingSince).ThenBy(r => r.Id);

    /// <summary>Gets pieces. Called by the part, which knows how many there are.</summary>
    internal void Take(Quantity pieces)
    {
        Reserved += pieces;
        Settle();
    }

    /// <summary>
    /// Pieces that come for a reservation whose term is over or about to be would be lost on arrival, without a warning: they get a term of their own.
    /// Answers whether the term changed.
    /// </summary>
    public bool Renew(DateOnly today)
    {
        if (today < WarnsOn) return false;
        (ExpiresOn, Warned) = (today.AddDays(Term), false);
        return true;
    }

    /// <summary>Pieces it holds leave for its order: at most <paramref name="wanted"/>; answers how many.</summary>
    public Quantity Consume(Quantity wanted)
    {
        var pieces = Quantity.Min(wanted, Reserved);
        (Reserved, Consumed) = (Reserved - pieces, Consumed + pieces);
        Settle();
        return pieces;
    }

    /// <summary>Lets go of up to <paramref name="wanted"/> pieces and waits for them again; answers how many.</summary>
    public Quantity GiveWay(Quantity wanted)
    {
        var pieces = Quantity.Min(wanted, Reserved);
        Reserved -= pieces;
        Settle();
        return pieces;
    }

    /// <summary>Ends it and lets go of what it holds; what was consumed stays consumed. Answers how much it held.</summary>
    public Quantity End(ReservationStatus how)
    {
        if (!Open) throw new RuleBroken("reservation-closed", "Esta reserva já foi consumida, liberada ou venceu.");
        var held = Reserved;
        (Reserved, Status) = (Quantity.Zero, how);
        return held;
    }

    /// <summary>Holds it until a later day, at most a year more.</summary>
    public void Extend(DateOnly until)
    {
        if (!Open) throw new RuleBroken("reservation-closed", "Esta reserva já foi consumida, liberada ou venceu.");
        if (until <= ExpiresOn) throw new RuleBroken("extension-too-short", $"A reserva já vale até {ExpiresOn:dd/MM/yyyy}; informe um dia depois.");
        if (until > ExpiresOn.AddYears(1))
            throw new RuleBroken("extension-too-long", $"Uma reserva se prorroga por até um ano: até {ExpiresOn.AddYears(1):dd/MM/yyyy}.");
        (ExpiresOn, Warned) = (until, false);
    }

    /// <summary>Notes that the warning of this term is given; false when it was already.</summary>
    public bool Warn() => !Warned && (Warned = true);

    private void Settle() => Status = Consumed == Needed ? ReservationStatus.Consumed
        : Reserved + Consumed == Needed ? ReservationStatus.Active : ReservationStatus.Partial;
}
