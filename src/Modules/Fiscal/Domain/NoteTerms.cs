using Biela.Fisco;

namespace Biela.Modules.Fiscal.Domain;

/// <summary>Who receives the goods, as the note shall say.</summary>
/// <param name="Payer">Whether it pays ICMS (indIEDest): Registered, Exempt or No.</param>
internal sealed record NoteRecipient(
    TaxId? TaxId = null, [StringLength(60)] string? Name = null, NoteAddress? Address = null, IcmsPayer Payer = IcmsPayer.No,
    [RegularExpression("[0-9]{2,14}", ErrorMessage = "tem de 2 a 14 algarismos")] string? StateRegistration = null, Email? Email = null)
{
    /// <summary>The group of the layout.</summary>
    public Recipient Group() => new()
    {
        TaxId = TaxId, Name = Name, Address = Address?.Group(), RegistrationKind = (int)Payer, StateRegistration = StateRegistration, Email = Email?.Value,
    };
}

/// <summary>A payment; the means is a code of tPag (01 cash, 03 credit card, 15 boleto, 17 Pix …).</summary>
/// <param name="OnCredit">Whether it is still to be paid, on the day the invoice is due.</param>
/// <param name="Description">What it is, with means 99.</param>
internal sealed record NotePayment(
    [Required, RegularExpression("[0-9]{2}", ErrorMessage = "é um código de 2 algarismos")] string Means, Money Amount, bool OnCredit = false,
    [StringLength(60)] string? Description = null)
{
    /// <summary>The group of the layout; electronic means say that the till is not connected to them (tpIntegra 2).</summary>
    public Payment Group() => new(Means, Amount)
    {
        IsOnCredit = OnCredit, Description = Description, Card = Means is "03" or "04" or "17" ? new(IsIntegrated: false) : null,
    };
}

/// <summary>Who has the goods carried (modFrete).</summary>
internal enum FreightBy
{
    /// <summary>The issuer pays a carrier (CIF).</summary>
    Issuer = 0,

    /// <summary>The recipient pays a carrier (FOB).</summary>
    Recipient = 1,

    /// <summary>A third party does.</summary>
    ThirdParty = 2,

    /// <summary>The issuer carries them.</summary>
    IssuerItself = 3,

    /// <summary>The recipient carries them.</summary>
    RecipientItself = 4,

    /// <summary>Nothing is carried: the customer takes them away at the counter.</summary>
    Nobody = 9,
}

/// <summary>What a note says beyond the invoice.</summary>
/// <param name="Model">NF-e or NFC-e.</param>
/// <param name="Recipient">Must be named on an NF-e; a consumer over the counter need not be.</param>
/// <param name="FinalConsumer">Whether it is bought to be used and not to be sold.</param>
/// <param name="InPerson">Whether the customer takes the goods away: then they do not leave the state, wherever the customer lives.</param>
/// <param name="CarriedBy">Who has the goods carried; somebody, when freight is charged.</param>
/// <param name="Note">Free text to the recipient.</param>
internal sealed record NoteTerms(
    DocumentModel Model, [Required, MinLength(1), MaxLength(20)] IReadOnlyList<NotePayment> Payments, NoteRecipient? Recipient = null,
    bool FinalConsumer = true, bool InPerson = true, Money? Discount = null, Money? Freight = null,
    FreightBy CarriedBy = FreightBy.Nobody, [StringLength(2000)] string? Note = null);
