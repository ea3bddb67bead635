namespace Biela.Fisco;

/// <summary>How the goods travel: 0 CIF, 1 FOB, 2 third party, 3 own (issuer), 4 own (recipient), 9 none (modFrete).</summary>
public sealed record Transport(int Mode = 9)
{
    /// <summary>Who carries them.</summary>
    public Carrier? Carrier { get; init; }

    /// <summary>The vehicle.</summary>
    public Vehicle? Vehicle { get; init; }

    /// <summary>The packages.</summary>
    public IReadOnlyList<Volume> Volumes { get; init; } = [];
}

/// <summary>A carrier; whatever is unknown stays out.</summary>
public sealed record Carrier(TaxId? TaxId = null, string? Name = null, string? StateRegistration = null, string? Address = null, string? City = null,
    string? State = null);

/// <summary>A vehicle with its plate and the state of its registration.</summary>
public sealed record Vehicle(Plate Plate, string? State = null, string? Rntc = null);

/// <summary>Packages of one kind; weights in kilograms, written with 3 decimals.</summary>
public sealed record Volume(long? Count = null, string? Kind = null, string? Brand = null, string? Numbering = null, Quantity? Net = null,
    Quantity? Gross = null);

/// <summary>The invoice and its installments, which are numbered 001, 002 … (rule Y07-10, rejection 853).</summary>
public sealed record Billing(Invoice? Invoice, IReadOnlyList<Installment> Installments);

/// <summary>The invoice: value before the discount, discount and what is left.</summary>
public sealed record Invoice(string Number, Money Original, Money Discount, Money Net);

/// <summary>An installment.</summary>
public sealed record Installment(DateOnly Due, Money Amount);

/// <summary>A payment; the means is a code of tPag (01 cash, 17 Pix …, tables/tpag.tsv).</summary>
public sealed record Payment(string Means, Money Amount)
{
    /// <summary>No payment (90): remittances, returns, adjustments.</summary>
    public static Payment None { get; } = new("90", Money.Zero);

    /// <summary>Whether it is on credit (indPag 1) or at once (0).</summary>
    public bool? IsOnCredit { get; init; }

    /// <summary>What it is, with means 99.</summary>
    public string? Description { get; init; }

    /// <summary>The card or Pix transaction.</summary>
    public CardPayment? Card { get; init; }
}

/// <summary>A transaction by card or Pix: integrated with the till or not, the acquirer, the brand's code and the authorisation.</summary>
public sealed record CardPayment(bool IsIntegrated, Cnpj? Acquirer = null, string? Brand = null, string? Authorization = null);
