using Biela.Contracts;
using Biela.Contracts.Budgets;

namespace Biela.Modules.Budgets;

internal enum BudgetStatus { Draft, AwaitingInternalApproval, Sent, Approved, PartiallyApproved, Rejected, Expired, Superseded, Cancelled }

/// <summary>A line of the budget's history, in the words of the shop.</summary>
internal sealed record Note(DateTimeOffset At, string Who, string What);

/// <summary>One version of a budget. Versions share id and number; what was sent never changes, a change is a version of its own.</summary>
internal sealed class Budget
{
    private Budget() { }

    public Guid Id { get; private set; }

    /// <summary>1 for the first version. Not <see cref="Version"/>, which counts changes of this row.</summary>
    public int Revision { get; private set; } = 1;
    public string Number { get; private set; } = "";
    public Guid OrderId { get; private set; }
    public OrderCard Order { get; private set; } = null!;
    public bool Supplementary { get; private set; }

    /// <summary>The version the shop works on; an earlier one may still be with the customer.</summary>
    public bool Latest { get; private set; } = true;
    public BudgetStatus Status { get; private set; }
    public List<Line> Lines { get; private set; } = [];

    /// <summary>On the whole budget, besides the discounts of single lines.</summary>
    public Money Discount { get; private set; }
    public Money Gross { get; private set; }
    public Money Total { get; private set; }
    public string? Notes { get; private set; }
    public Grant? Granted { get; private set; }
    public Guid? AskedBy { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }
    public DateOnly? ValidUntil { get; private set; }
    public string? LinkHash { get; private set; }

    /// <summary>Where the shop was when it sent the link: the customer's press knows no time zone.</summary>
    public string? Zone { get; private set; }
    public int? SupersededBy { get; private set; }
    public Decision? Decision { get; private set; }
    public List<Note> History { get; private set; } = [];
    public int Version { get; private set; } = 1;

    /// <summary>All discounts together.</summary>
    public Money Given => Gross - Total;

    /// <summary>What lower prices typed by hand leave of the catalogue's.</summary>
    public Money BelowList => Money.Sum(Lines.Select(l => l.BelowList));

    /// <summary>What counts against a limit: a lower price than the catalogue's is a discount by another name.</summary>
    private (Money Given, Money Gross) Conceded => (Given + BelowList, Gross + BelowList);

    public bool IsApproved => Status is BudgetStatus.Approved or BudgetStatus.PartiallyApproved;

    public static Budget Draft(OrderCard order, string number, bool supplementary, string by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Number = number, OrderId = order.Id, Order = order, Supplementary = supplementary, History = [new(now, by, "Criado")],
    };

    /// <summary>What a version is on a day: a sent one expires by itself, whether or not somebody has written that down yet.</summary>
    public BudgetStatus StatusOn(DateOnly today) => Status == BudgetStatus.Sent && today > ValidUntil ? BudgetStatus.Expired : Status;

    /// <summary>What the customer approved of one kind, discounts taken off.</summary>
    public Money Approved(LineKind kind) =>
        IsApproved ? Money.Sum(Lines.Where(l => l.Kind == kind && l.Decision == LineDecision.Approved).Select(l => l.Net)) : Money.Zero;

    /// <summary>Replaces the lines of a draft. A discount beyond what its author may give, or was granted, waits for somebody else.</summary>
    public void Edit(IReadOnlyCollection<Line> lines, Money discount, string? notes, Actor by, DateTimeOffset now)
    {
        MustBeDraft();
        Order.Admit(lines);
        (Lines, Discount, Notes) = ([.. lines.Select(l => l.Checked())], discount, notes);
        (Gross, Total) = (Money.Sum(Lines.Select(l => l.Gross)), Money.Sum(Lines.Select(l => l.Total)) - discount);
        if (discount.IsNegative || Total.IsNegative)
            throw new RuleBroken("negative-total", $"O desconto deve ficar entre R$ 0,00 e {Total + discount}: o total não pode ser negativo.");

        var (given, gross) = Conceded;
        if (by.DiscountLimit.Covers(given, gross)) (Granted, Status) = (new(by.UserId, by.Name, now, given, gross), BudgetStatus.Draft);
        else if (Granted?.Covers(given, gross) == true) Status = BudgetStatus.Draft;
        else
        {
            (Granted, Status, AskedBy) = (null, BudgetStatus.AwaitingInternalApproval, by.UserId);
            Remember(by.Name, $"Pediu aprovação do desconto de {given}", now);
        }
    }

    /// <summary>Somebody other than who asked, whose limit covers the discount, allows it or not.</summary>
    public void DecideDiscount(bool approve, string? note, Actor by, DateTimeOffset now)
    {
        if (Status != BudgetStatus.AwaitingInternalApproval) throw new RuleBroken("nothing-to-decide", "Nenhum desconto espera aprovação neste orçamento.");
        if (by.UserId is null || by.UserId == AskedBy)
            throw new RuleBroken("author-may-not-decide", "Quem pediu o desconto não decide sobre ele: peça a outra pessoa.", 403);
        var (given, gross) = Conceded;
        if (!by.DiscountLimit.Covers(given, gross))
            throw new RuleBroken("discount-above-limit", $"O desconto de {given} passa do seu limite, {by.DiscountLimit}: peça a quem pode mais.", 403);
        if (approve) (Granted, Status) = (new(by.UserId, by.Name, now, given, gross), BudgetStatus.Draft);
        Remember(by.Name, $"{(approve ? "Aprovou" : "Recusou")} o desconto de {given}{(note is null ? "" : ": " + note)}", now);
    }

    /// <summary>Freezes the version and offers it until the end of the last day. A version the customer still had is replaced by it.</summary>
    public void Send(string linkHash, string zone, DateOnly validUntil, Budget? previous, Actor by, DateTimeOffset now)
    {
        if (Status == BudgetStatus.AwaitingInternalApproval)
            throw new RuleBroken("discount-needs-approval", $"O desconto de {Conceded.Given} espera aprovação interna: peça a decisão ou diminua o desconto.");
        MustBeDraft();
        if (Lines.Count == 0) throw new RuleBroken("budget-empty", "Inclua pelo menos um item antes de enviar.");
        Order.Admit(Lines);
        Lines = [.. Lines.Zip(Allocation.Spread(Discount, [.. Lines.Select(l => l.Total)]), (line, share) => line with { Share = share })];
        (Status, LinkHash, Zone, ValidUntil, SentAt) = (BudgetStatus.Sent, linkHash, zone, validUntil, now);
        Remember(by.Name, $"Enviado, válido até {validUntil:dd/MM/yyyy}", now);
        previous?.GiveWayTo(this);
    }

    /// <summary>The link of a sent version is lost: a new one takes its place.</summary>
    public void Relink(string linkHash, Actor by, DateTimeOffset now)
    {
        if (Status != BudgetStatus.Sent) throw new RuleBroken("budget-not-sent", "Só um orçamento enviado e ainda sem resposta tem link.");
        LinkHash = linkHash;
        Remember(by.Name, "Gerou um novo link", now);
    }

    /// <summary>An editable copy of what the customer has or had; that one stays valid until the copy is sent.</summary>
    public Budget Revise(Actor by, DateTimeOffset now)
    {
        if (IsApproved) throw new RuleBroken("budget-approved", "O orçamento já foi aprovado: faça um orçamento complementar.");
        if (Status is not (BudgetStatus.Sent or BudgetStatus.Expired or BudgetStatus.Rejected))
            throw new RuleBroken("budget-not-sent", "Só um orçamento enviado ganha nova versão; um rascunho pode ser editado.");
        Latest = false;
        return new()
        {
            Id = Id, Revision = Revision + 1, Number = Number, OrderId = OrderId, Order = Order, Supplementary = Supplementary, Notes = Notes,
            Lines = [.. Lines.Select(l => l with { Id = Guid.CreateVersion7(now), Share = Money.Zero, Decision = LineDecision.Pending })],
            Discount = Discount, Gross = Gross, Total = Total, Granted = Granted, History = [new(now, by.Name, $"Criado da versão {Revision}")],
            // The next version goes on counting, so an ETag of the last one never fits the new one.
            Version = Version + 2,
        };
    }

    /// <summary>Refuses whoever opens a link that leads nowhere any more.</summary>
    public void MustBeOpen(DateOnly today)
    {
        if (SupersededBy is { } newer)
            throw new RuleBroken("budget-replaced", $"Este orçamento foi substituído pela versão {newer}. Peça o novo link à oficina.", 410);
        if (Status == BudgetStatus.Cancelled) throw new RuleBroken("budget-cancelled", "Este orçamento foi cancelado. Fale com a oficina.", 410);
        if (StatusOn(today) == BudgetStatus.Expired)
            throw new RuleBroken("budget-expired", $"Este orçamento valia até {ValidUntil:dd/MM/yyyy}. Peça um novo à oficina.", 410);
    }

    /// <summary>The customer answers every line, once. False when this is the answer we have: whoever presses twice is told the same again.</summary>
    public bool Decide(Decision decision, IReadOnlyCollection<Choice> choices)
    {
        MustBeOpen(decision.On);
        var decided = Decided(choices);
        if (Decision is { } made)
            return made.IsRepeatedBy(decision) && decided.SequenceEqual(Lines) ? false
                : throw new RuleBroken("already-decided", "Este orçamento já foi respondido de outra forma. Fale com a oficina.");
        if (Status != BudgetStatus.Sent) throw new RuleBroken("budget-not-sent", "Este orçamento ainda não foi enviado ao cliente.");

        Line[] approved = [.. decided.Where(l => l.Decision == LineDecision.Approved)];
        if (approved.Length > 0)
        {
            Order.Approve(approved);
            decision = decision with { Plan = decision.PlanFor(Money.Sum(approved.Select(l => l.Net))) };
        }
        Status = approved.Length == 0 ? BudgetStatus.Rejected : approved.Length == Lines.Count ? BudgetStatus.Approved : BudgetStatus.PartiallyApproved;
        (Lines, Decision) = (decided, decision);
        Remember(decision.By, approved.Length == 0 ? "Recusou o orçamento" : $"Aprovou {approved.Length} de {Lines.Count} itens", decision.At);
        return true;
    }

    /// <summary>The fact that the decision is to everybody else.</summary>
    public IEvent Outcome() => !IsApproved ? new BudgetRejected(Id, OrderId, Number, Revision, Decision!.Reason) : new BudgetApproved(
        Decision!.ApprovalId, Id, OrderId, Order.Number, Number, Revision, Status == BudgetStatus.PartiallyApproved, Supplementary, Order.CustomerId,
        Order.CustomerName, Approved(LineKind.Service).Cents, Approved(LineKind.Part).Cents, (Approved(LineKind.Service) + Approved(LineKind.Part)).Cents,
        [.. Lines.Where(l => l.Decision == LineDecision.Approved).Select(l => new ApprovedLine(
            l.Id, l.Kind.ToString(), l.Code, l.Description, l.Quantity.TenThousandths, l.Gross.Cents, l.Net.Cents, l.ComponentId, l.CustomerSupplied))],
        Decision.Plan!, Decision.On, Decision.At, Order.Priority, Order.PromisedOn, Decision.By);

    /// <summary>A version that nobody will decide about any more, because another one was sent or, for a draft, the one before was approved.</summary>
    public void GiveWayTo(Budget other)
    {
        if (other.Revision > Revision) SupersededBy = other.Revision;
        else (Latest, other.Latest) = (false, true);
        if (Status is BudgetStatus.Sent) Status = BudgetStatus.Superseded;
        if (Status is BudgetStatus.Draft or BudgetStatus.AwaitingInternalApproval) Status = BudgetStatus.Cancelled;
    }

    /// <summary>The last day passed without a decision. False when there is nothing to expire.</summary>
    public bool Expire()
    {
        if (Status != BudgetStatus.Sent) return false;
        Status = BudgetStatus.Expired;
        return true;
    }

    /// <summary>The order is off: nothing of it can be approved any more. True when an approval is taken back by this.</summary>
    public bool Cancel(string reason, DateTimeOffset now)
    {
        if (Status is BudgetStatus.Cancelled or BudgetStatus.Superseded or BudgetStatus.Expired or BudgetStatus.Rejected) return false;
        var approved = IsApproved;
        Status = BudgetStatus.Cancelled;
        Remember("sistema", $"Cancelado: {reason}", now);
        return approved;
    }

    private List<Line> Decided(IReadOnlyCollection<Choice> choices)
    {
        if (choices.Count != Lines.Count || !choices.Select(c => c.LineId).ToHashSet().SetEquals(Lines.Select(l => l.Id)))
            throw new RuleBroken("lines-undecided", "Diga de cada item se aprova ou recusa, uma vez.", 400);
        var approved = choices.Where(c => c.Approved).Select(c => c.LineId).ToHashSet();
        return [.. Lines.Select(l => l with { Decision = approved.Contains(l.Id) ? LineDecision.Approved : LineDecision.Declined })];
    }

    private void MustBeDraft()
    {
        if (Status == BudgetStatus.Cancelled) throw new RuleBroken("budget-cancelled", "Este orçamento foi cancelado: não pode mais ser alterado.");
        if (Status is not (BudgetStatus.Draft or BudgetStatus.AwaitingInternalApproval))
            throw new RuleBroken("budget-frozen", "O que foi enviado não muda: crie uma nova versão do orçamento.");
    }

    private void Remember(string who, string what, DateTimeOffset now) => History = [.. History, new(now, who, what)];
}
