using Biela.Fisco;

namespace Biela.Modules.Fiscal.Domain;

/// <summary>Goods on a note, with their fiscal facts. What is null follows from the order or from the tables.</summary>
/// <param name="UnitPrice">What one is worth, as its owner declares; agreed with the customer in a sale.</param>
/// <param name="Code">cProd; the order's number when not said.</param>
/// <param name="Description">What it is, at most 120 characters; the order's engine with its serial number when not said.</param>
/// <param name="Icms">CST or CSOSN, where the tables have none or the note that came first says another one.</param>
/// <param name="Of">The item's number on the note that is referred to.</param>
/// <param name="Note">Free text on the item.</param>
internal sealed record NoteItem(
    ProductFacts Facts, Quantity Quantity, UnitPrice UnitPrice, [StringLength(60, MinimumLength = 1)] string? Code = null,
    [StringLength(120, MinimumLength = 1)] string? Description = null,
    [RegularExpression("[0-9]{2,3}", ErrorMessage = "é um CST de 2 ou um CSOSN de 3 algarismos")] string? Icms = null, Percent? IcmsRate = null,
    Percent? IcmsReduction = null, Percent? SimplesCredit = null, Money? Discount = null, [Range(1, 990)] int? Of = null,
    [StringLength(500)] string? Note = null, Money? Freight = null)
{
    /// <summary>The line before its taxes.</summary>
    public TaxableLine Line() => new(Code!, Facts.Ncm, Quantity, UnitPrice)
    {
        Cest = Facts.Cest, Origin = Facts.Origin, SubstitutionPaid = Facts.SubstitutionPaid, PisCofins = Facts.PisCofins, TaxClass = Facts.TaxClass,
        Icms = Icms, IcmsRate = IcmsRate, IcmsReduction = IcmsReduction, SimplesCredit = SimplesCredit, Discount = Discount ?? Money.Zero,
        Freight = Freight ?? Money.Zero,
    };
}

/// <summary>A note that another one refers to: an electronic one by its key, or one on paper.</summary>
internal sealed record NoteReference(
    [RegularExpression("[0-9]{6}[0-9A-Z]{12}[0-9]{26}", ErrorMessage = "é uma chave de acesso de 44 posições")] string? Key = null, PaperNote? Paper = null)
{
    /// <summary>The group of the layout.</summary>
    public Reference Group() => Key is { } key ? new Reference.Note(key) : Paper!.Group();
}

/// <summary>A note on paper, model 1.</summary>
/// <param name="Month">Of its emission, such as 2026-11.</param>
internal sealed record PaperNote(
    [Required, RegularExpression("[A-Z]{2}", ErrorMessage = "é a sigla da UF")] string State,
    [Required, RegularExpression("20[0-9]{2}-[0-1][0-9]", ErrorMessage = "é um mês como 2026-11")] string Month,
    Cnpj Issuer, [Range(0, 999)] int Series, [Range(1, 999_999_999)] int Number)
{
    /// <summary>The group of the layout.</summary>
    public Reference Group() => new Reference.Paper(
        $"{Biela.Fisco.State.Find(State)!.Code:D2}", $"{Month[2..4]}{Month[5..]}", Issuer, "01", Series, Number);
}
