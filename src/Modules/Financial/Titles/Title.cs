using System.Linq.Expressions;

namespace Biela.Modules.Financial;

internal enum TitleKind { Receivable, Payable }

internal enum TitleStatus { Open, Partial, Settled, Overdue, Renegotiated, Cancelled }

/// <summary>Why a title is over without having been paid in full.</summary>
internal enum Closure { None, Renegotiated, Cancelled }

/// <summary>What the titles of one origin share: an approval, an invoice, a renegotiation, or somebody's own entry.</summary>
internal sealed record Origin(TitleKind Kind, Guid SourceId, string Number, Guid? PartyId, string Party, string Category, DateOnly IssuedOn, Month Competence)
{
    public Guid? OrderId { get; init; }
    public Guid? ApprovalId { get; init; }
    public string? Document { get; init; }
    public string? Description { get; init; }

    /// <summary>The month is a guess until the order is delivered.</summary>
    public bool Provisional { get; init; }
}

/// <summary>One amount owed on one day. The balance is the amount less principal settled, discounts and what was written off; it is never negative.</summary>
internal sealed partial class Title
{
    private readonly List<Settlement> settlements = [];

    private Title() { }

    public Title(Origin origin, Installment part, FinancialSettings terms)
    {
        if (part.Amount <= Money.Zero) throw new RuleBroken("amount-not-positive", "O valor do título deve ser maior que zero.", 400);
        (Kind, SourceId, PartyId, Party, Category) = (origin.Kind, origin.SourceId, origin.PartyId, origin.Party, origin.Category);
        (OrderId, ApprovalId, Document, Description) = (origin.OrderId, origin.ApprovalId, origin.Document, origin.Description);
        (IssuedOn, Competence, Provisional) = (origin.IssuedOn, origin.Competence, origin.Provisional);
        (Number, Installment, Of, Amount, Balance, DueOn) = ($"{origin.Number}{part.Suffix}", part.Number, part.Of, part.Amount, part.Amount, part.DueOn);
        (FineRate, InterestRate, GraceDays) = (terms.Fine, terms.Interest, terms.GraceDays);
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public TitleKind Kind { get; private init; }
    public string Number { get; private init; } = "";
    public Guid SourceId { get; private init; }
    public int Installment { get; private init; }
    public int Of { get; private init; }
    public Guid? PartyId { get; private init; }
    public string Party { get; private init; } = "";
    public Guid? OrderId { get; private init; }
    public Guid? ApprovalId { get; private init; }
    public string? Document { get; private init; }
    public string? Description { get; private init; }
    public string Category { get; private init; } = "";
    public Money Amount { get; private init; }
    public Money Balance { get; private set; }

    /// <summary>The balance that went when the title was cancelled or renegotiated.</summary>
    public Money WrittenOff { get; private set; }

    public Closure Closure { get; private set; }

    /// <summary>Why somebody took back what had been entered by mistake.</summary>
    public string? WithdrawnWhy { get; private set; }

    public string? WithdrawnBy { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>The agreement that replaced this title by others.</summary>
    public Guid? RenegotiationId { get; private set; }

    public DateOnly IssuedOn { get; private init; }
    public DateOnly DueOn { get; private init; }
    public Month Competence { get; private set; }
    public bool Provisional { get; private set; }

    /// <summary>The late terms as agreed when the title was made: a later change of the shop's settings does not rewrite old debts.</summary>
    public Percent FineRate { get; private init; }

    public Percent InterestRate { get; private init; }
    public int GraceDays { get; private init; }

    /// <summary>Whether the others know that the title is overdue.</summary>
    public bool ToldOverdue { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<Settlement> Settlements => settlements;

    /// <summary>Principal received in money or credit, net of reversals.</summary>
    public Money Received => Money.Sum(settlements.Select(s => s.Principal));

    /// <summary>Somebody entered it; it comes from no approval, sale, purchase or agreement.</summary>
    public bool IsTyped => Kind == TitleKind.Payable ? PartyId is null : ApprovalId is null && Category == Categories.Customers;

    public bool IsOpen => Closure == Closure.None && Balance > Money.Zero;

    public TitleStatus Status(DateOnly today) => StatusWith(Balance, today);

    /// <summary>The status the title has on a day with this balance.</summary>
    public TitleStatus StatusWith(Money balance, DateOnly today) => (Closure, balance) switch
    {
        (Closure.Cancelled, _) => TitleStatus.Cancelled,
        (Closure.Renegotiated, _) => TitleStatus.Renegotiated,
        (_, { Cents: 0 }) => TitleStatus.Settled,
        _ when DueOn < today => TitleStatus.Overdue,
        _ when balance < Amount => TitleStatus.Partial,
        _ => TitleStatus.Open,
    };

    /// <summary>The same question for the database.</summary>
    public static Expression<Func<Title, bool>> Has(TitleStatus status, DateOnly today) => status switch
    {
        TitleStatus.Cancelled => t => t.Closure == Closure.Cancelled,
        TitleStatus.Renegotiated => t => t.Closure == Closure.Renegotiated,
        TitleStatus.Settled => t => t.Closure == Closure.None && t.Balance == Money.Zero,
        TitleStatus.Overdue => t => t.Closure == Closure.None && t.Balance != Money.Zero && t.DueOn < today,
        TitleStatus.Partial => t => t.Closure == Closure.None && t.Balance != Money.Zero && t.DueOn >= today && t.Balance != t.Amount,
        TitleStatus.Open => t => t.Closure == Closure.None && t.DueOn >= today && t.Balance == t.Amount,
        _ => throw new RuleBroken("invalid", "status: valor inválido.", 400),
    };

    /// <summary>Nobody will pay what is open.</summary>
    public void Cancel() => Close(Closure.Cancelled);

    /// <summary>
    /// It was entered by mistake: nothing was ever owed. What comes from a sale, a purchase or an agreement goes with that, and what was paid is reversed
    /// first.
    /// </summary>
    public void Withdraw(string why, string by, DateTimeOffset at)
    {
        RequireOpen();
        if (!IsTyped)
            throw new RuleBroken("title-of-source",
                $"O título {Number} não foi lançado à mão: ele se desfaz cancelando o orçamento, a venda, a compra ou o acordo de onde veio.");
        if (Balance != Amount) throw new RuleBroken("title-partly-paid", $"O título {Number} já tem pagamentos; estorne-os antes de cancelá-lo.");
        (WithdrawnWhy, WithdrawnBy, WithdrawnAt) = (why, by, at);
        Close(Closure.Cancelled);
    }

    /// <summary>What is open is owed by the titles of the agreement from here on.</summary>
    public void Renegotiate(Guid renegotiation)
    {
        RequireOpen();
        RenegotiationId = renegotiation;
        Close(Closure.Renegotiated);
    }

    /// <summary>The month of delivery is the month of the revenue.</summary>
    public void FixCompetence(Month month) => (Competence, Provisional) = (month, false);

    /// <summary>Whether the others have to be told that the title is overdue; true once.</summary>
    public bool BecomesOverdue(DateOnly today)
    {
        if (ToldOverdue || Status(today) != TitleStatus.Overdue) return false;
        return ToldOverdue = true;
    }

    private void Close(Closure closure)
    {
        if (!IsOpen) return;
        (WrittenOff, Balance, Closure) = (WrittenOff + Balance, Money.Zero, closure);
    }

    /// <summary>Refuses what only an open title can do.</summary>
    public void RequireOpen()
    {
        if (!IsOpen) throw new RuleBroken("title-closed", $"O título {Number} já está encerrado. Recarregue a lista e escolha um título em aberto.");
    }
}
