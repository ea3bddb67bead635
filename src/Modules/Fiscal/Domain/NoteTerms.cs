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
/// <param name="OnCredit">Whether it is still to be paid.</param>
/// <param name="DueOn">When what is still to be paid is due; without it, on the day the invoice is.</param>
/// <param name="Description">What it is, with means 99.</param>
/// <param name="Boleto">The bar code or the line to type of the boleto that the shop's bank has registered for it; it is then printed with the note.</param>
internal sealed record NotePayment(
    [Required, RegularExpression("[0-9]{2}", ErrorMessage = "é um código de 2 algarismos")] string Means, Money Amount, bool OnCredit = false,
    [StringLength(60)] string? Description = null, [StringLength(60)] string? Boleto = null, DateOnly? DueOn = null)
{
    /// <summary>What the paper asks for: nothing of what was paid at once, or where there is neither a boleto nor a key.</summary>
    /// <param name="reference">Comes back with the payment: letters and digits.</param>
    /// <param name="printed">Tells the cycles of a boleto's due dates apart.</param>
    public PaymentRequest? Request(IssuerFacts issuer, string reference, DateOnly printed) => (Means, OnCredit) switch
    {
        (Bill, true) when Boleto is { } text => new(Amount) { Boleto = Biela.Fisco.Boleto.Read(text, printed) },
        ("17" or "20", true) when issuer.PixKey is { } key =>
            new(Amount) { Pix = BrCode.Static(key, issuer.TradeName ?? issuer.Name, issuer.Address.City, Amount, reference) },
        _ => null,
    };

    /// <summary>Refuses a boleto that is mistyped, of another amount, or of a payment that needs none.</summary>
    /// <param name="path">Of this payment.</param>
    public void MustFitBoleto(string path)
    {
        if (Boleto is not { } text) return;
        if (Means != Bill || !OnCredit) throw NoteTerms.Invalid($"{path}.boleto: só um pagamento a prazo por boleto (15) tem código de barras.");
        // The amount does not depend on the cycle of the due date.
        var boleto = Biela.Fisco.Boleto.Read(text, DateOnly.MinValue)
            ?? throw NoteTerms.Invalid($"{path}.boleto: os algarismos não conferem; digite de novo a linha do boleto.");
        if (boleto.Amount != Money.Zero && boleto.Amount != Amount)
            throw NoteTerms.Invalid($"{path}.boleto: o boleto é de {boleto.Amount}, e o pagamento de {Amount}.");
    }

    /// The code of boletos among the means.
    private const string Bill = "15";

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

/// <summary>What a note says beyond the invoice or the order.</summary>
/// <param name="Model">NF-e or NFC-e.</param>
/// <param name="Payments">How a sale is paid; goods that are not sold have none.</param>
/// <param name="Recipient">Must be named on an NF-e; a consumer over the counter need not be. Of what comes in, whose it is.</param>
/// <param name="FinalConsumer">Whether it is bought to be used and not to be sold.</param>
/// <param name="InPerson">Whether the customer takes the goods away, or brings them: then they do not leave the state, wherever the customer lives.</param>
/// <param name="CarriedBy">Who has the goods carried; somebody, when freight is charged.</param>
/// <param name="Discount">Off the whole, where nothing is sold: a sale has its own.</param>
/// <param name="Freight">Charged with the goods, where nothing is sold: a sale has its own.</param>
/// <param name="Note">Free text to the recipient.</param>
/// <param name="Items">The goods, where nothing is sold: an invoice has its own.</param>
/// <param name="References">The notes it refers to, where nothing is sold.</param>
internal sealed record NoteTerms(
    DocumentModel Model = DocumentModel.Nfe, [MinLength(1), MaxLength(20)] IReadOnlyList<NotePayment>? Payments = null, NoteRecipient? Recipient = null,
    bool FinalConsumer = true, bool InPerson = true, Money? Discount = null, Money? Freight = null,
    FreightBy CarriedBy = FreightBy.Nobody, [StringLength(2000)] string? Note = null,
    [MinLength(1), MaxLength(990)] IReadOnlyList<NoteItem>? Items = null, [MinLength(1), MaxLength(20)] IReadOnlyList<NoteReference>? References = null)
{
    /// <summary>Refuses, by their names, what a sale lacks and what its invoice already says.</summary>
    /// <param name="invoice">The sale.</param>
    public void MustFitSale(Invoice invoice)
    {
        if (Payments is null) throw Invalid("terms.payments: informe ao menos um pagamento.");
        foreach (var (n, payment) in Payments.Index())
        {
            payment.MustFitBoleto($"terms.payments[{n}]");
            if (payment.DueOn is not { } due) continue;
            var field = $"terms.payments[{n}].dueOn";
            if (!payment.OnCredit || Model == DocumentModel.Nfce) throw Invalid($"{field}: só o que é a prazo, numa NF-e, tem vencimento.");
            if (due < invoice.IssuedOn) throw Invalid($"{field}: o vencimento não pode ser antes da venda, de {invoice.IssuedOn:dd/MM/yyyy}.");
            // The titles of an order are as its quote has them; a sale over the counter has one.
            if (invoice.OrderId is null && due != invoice.DueOn)
                throw Invalid($"{field}: esta venda vence em {invoice.DueOn:dd/MM/yyyy}, num título só.");
        }
        if (Items is not null) throw Invalid("terms.items: os itens são os da fatura; deixe-os fora.");
        if (Discount is not null || Freight is not null) throw Invalid("terms.discount: desconto e frete são os da venda; deixe-os fora da nota.");
        if (References is not null) throw Invalid("terms.references: uma venda não se refere a outra nota; deixe-as fora.");
    }

    /// <summary>Refuses, by their names, what goods that are not sold cannot have or lack.</summary>
    public void MustFitGoods()
    {
        if (Model != DocumentModel.Nfe) throw Invalid("terms.model: o que não é venda vai em NF-e.");
        if (Payments is not null) throw Invalid("terms.payments: o que não é venda não tem pagamento; deixe-os fora.");
        if (Items is null) throw Invalid("terms.items: informe ao menos um item.");
        foreach (var (n, item) in Items.Index()) MustBeWhole($"terms.items[{n}]", item);
        foreach (var (n, reference) in (References ?? []).Index()) MustBeOne($"terms.references[{n}]", reference);
    }

    private static void MustBeWhole(string path, NoteItem item)
    {
        if (item.Code is null) throw Invalid($"{path}.code: informe o código do item.");
        if (item.Description is null) throw Invalid($"{path}.description: diga o que é o item.");
        if (item.Quantity <= Quantity.Zero) throw Invalid($"{path}.quantity: informe uma quantidade maior que zero.");
        if (item.Quantity * item.UnitPrice <= Money.Zero) throw Invalid($"{path}.unitPrice: informe o valor declarado, maior que zero.");
    }

    private static void MustBeOne(string path, NoteReference reference)
    {
        if (reference.Key is null == reference.Paper is null)
            throw Invalid($"{path}: informe a chave (key) da nota eletrônica ou os dados (paper) da nota em papel.");
        if (reference.Key is { } key && !AccessKey.TryParse(key, out _)) throw Invalid($"{path}.key: a chave de acesso não confere; digite-a de novo.");
        if (reference.Paper is not { } paper) return;
        if (State.Find(paper.State) is null) throw Invalid($"{path}.paper.state: não há UF {paper.State}.");
        if (!DateOnly.TryParseExact($"{paper.Month}-01", "yyyy-MM-dd", out _)) throw Invalid($"{path}.paper.month: não há mês {paper.Month}.");
    }

    internal static RuleBroken Invalid(string message) => new("invalid", message, 400);
}
