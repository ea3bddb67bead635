using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>What a DPS is written from.</summary>
/// <param name="Rules">The rules its taxes come from.</param>
/// <param name="Number">Of the DPS, in the shop's series.</param>
/// <param name="At">Moment of emission, with the shop's offset.</param>
/// <param name="Replaces">The NFS-e in whose place it shall stand.</param>
internal sealed record ServiceDraft(
    Profile Profile, TaxRules Rules, OrderCard Order, IReadOnlyList<OrderService> Services, ServiceTerms Terms, int Number, DateTimeOffset At,
    DpsReplacement? Replaces = null);

/// <summary>The services of an order as a DPS says them, with their taxes.</summary>
internal static class ServiceWriter
{
    /// <summary>What the shop says of its services; throws when it says nothing yet.</summary>
    public static ServiceFacts Facts(Profile profile) => profile.Issuer.Services
        ?? throw new RuleBroken("services-missing", "Preencha os dados da NFS-e (código do serviço, alíquotas) em Ajustes, Fiscal.");

    /// <summary>The DPS before it is written as XML, and what the customer pays to the shop.</summary>
    public static (DpsDocument Dps, Money Net) Write(ServiceDraft draft)
    {
        var (issuer, facts, terms) = (draft.Profile.Issuer, Facts(draft.Profile), draft.Terms);
        var (today, delivered) = (DateOnly.FromDateTime(draft.At.DateTime), draft.Order.DeliveredOn!.Value);
        var day = terms.ServiceDay ?? (delivered < today ? delivered : today);
        if (day > today) throw new RuleBroken("service-day-in-future", "terms.serviceDay: o serviço não pode ser de um dia que ainda não chegou.", 400);
        var taxed = ServiceTaxation.Of(
            new(day, issuer.Regime, issuer.Address.CityCode, facts.Code, Money.Sum(draft.Services.Select(service => service.Net)))
            {
                Withheld = terms.Withheld, IssRate = facts.IssRate,
            }, draft.Rules);
        var dps = new DpsDocument
        {
            Id = DpsId.Compose(int.Parse(issuer.Address.CityCode), issuer.Cnpj, facts.Series, draft.Number), Environment = issuer.Environment,
            IssuedAt = draft.At, ServiceDay = day, Software = NoteWriter.Software, Replaces = draft.Replaces,
            Provider = new(issuer.Regime.ForServices()) { CityRegistration = issuer.CityRegistration }, Customer = Customer(terms.Recipient),
            Service = new()
            {
                City = issuer.Address.CityCode, Code = facts.Code, CityCode = facts.CityCode, Nbs = facts.Nbs, Reference = draft.Order.Number,
                Description = terms.Description ?? Described(draft),
            },
            Values = taxed.Values(facts.SimplesRate, facts.CityIsActive),
            Reform = taxed.Reform(facts.Operation, isPersonal: terms.Recipient?.TaxId is not { IsCompany: true }),
        };
        return (dps, taxed.Net);
    }

    private static DpsCustomer? Customer(NoteRecipient? recipient) => recipient switch
    {
        null => null,
        { TaxId: { } id, Name: { Length: > 0 } name } => new(id, name) { Address = recipient.Address?.Group(), Email = recipient.Email?.Value },
        _ => throw new RuleBroken(
            "recipient-missing", "terms.recipient: informe o CPF ou CNPJ e o nome de quem tomou o serviço, ou deixe-o fora da nota.", 400),
    };

    private static string Described(ServiceDraft draft)
    {
        const int longest = 2000;
        var text = $"{draft.Order.Number}: {string.Join("; ", draft.Services.Select(service => service.Description).Distinct())}";
        return text.Length <= longest ? text : $"{text[..(longest - 3)]}...";
    }
}
