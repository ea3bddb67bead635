using System.Text.Json;

namespace Biela.Acceptance.Tests.Fiscal;

/// <summary>Orders of a shop that issues notes: R$ 1.850,00 of services and R$ 637,80 of parts.</summary>
internal static class Deliveries
{
    public const string Engine = "Aurora Vetor 1.6 8V", Serial = "AV16-004512";

    /// <summary>An order whose customer was sent what it costs.</summary>
    public static async Task<Offer> Offered(this IssuingShop shop)
    {
        await shop.Owner.Put("fiscal/profile", shop.Issuer(shop.Regime, services: Services(shop.Regime)));
        await shop.Owner.Put("budgets/catalogue/SV-101", new { kind = "Service", description = "Retificar e brunir cilindro", price = 925 });
        var job = await shop.Shop.Order(await shop.Shop.Customer("Elias Couto"), new Motor(Engine, Serial: Serial), "MONTAGEM");
        var offer = await shop.Shop.Offer(job, $"""
            | code | qty | unit price |
            |---|---|---|
            | SV-101 | 2 | 925,00 |
            | {IssuingShop.Part} | 2 | 318,90 |
            """);
        await Biela.Eventually(() => shop.Owner.Status($"fiscal/orders/{job.Id}"), status => status == 200);
        return offer;
    }

    /// <summary>The customer agrees.</summary>
    public static async Task<Offer> Approve(this IssuingShop shop, Offer offer)
    {
        await shop.Shop.Approves(offer, $"{shop.Today.AddDays(30):dd/MM/yyyy}");
        await shop.Owner.Until($"fiscal/orders/{offer.Job.Id}", order => order.Number("approved") > 0);
        return offer;
    }

    /// <summary>The customer agrees, the work is done and he fetches it.</summary>
    public static async Task<Guid> Deliver(this IssuingShop shop, Offer offer)
    {
        await shop.Approve(offer);
        await shop.Shop.Issue(offer.Job, IssuingShop.Part, "2");
        await shop.Owner.Until($"orders/{offer.Job.Id}", order => order.Text("status") == "Approved");
        await Shop.Work(shop.Owner, offer.Job, "MONTAGEM");
        await shop.Owner.Post($"orders/{offer.Job.Id}/deliver", new { receivedBy = "Elias Couto" });
        await shop.Owner.Until($"fiscal/orders/{offer.Job.Id}", o => o.Of("deliveredOn").ValueKind == JsonValueKind.String);
        return offer.Job.Id;
    }

    public static object Services(string regime) => new
    {
        code = "140301", nbs = "120013110", issRate = regime == "Simples" ? null : (decimal?)3m, simplesRate = regime == "Simples" ? (decimal?)9.21m : null,
    };
}
