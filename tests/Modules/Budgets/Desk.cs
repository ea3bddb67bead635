using System.Globalization;
using Biela.Contracts.Budgets;
using Biela.Contracts.Diagnostics;
using Biela.Contracts.Orders;
using Biela.Kernel;
using Biela.Modules.Budgets;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Biela.Modules.Tests.Budgets;

/// <summary>The people, shorthands and steps of the budget stories.</summary>
public abstract class Desk : ModuleTest<BudgetsModule, BudgetsDb>
{
    protected static readonly (Guid?, string, string, Percent)
        Lia = (Guid.CreateVersion7(), "Lia Prado", "Consultor", Percent.Of(5)),
        Otto = (Guid.CreateVersion7(), "Otto Brill", "Gerente", Percent.Of(15)),
        Celina = (Guid.CreateVersion7(), "Celina Aguiar", "Owner", Percent.Of(30));

    private static readonly string[] Kinds = ["BLOCO", "VIRABREQUIM", "CABECOTE", "MONTAGEM"];

    protected static Money Reais(decimal amount) => Money.Of(amount);

    /// <summary>Puts the clock on this time of the shop's day, e.g. <c>17/03/2026 23:59</c>.</summary>
    protected void At(string when) => Clock.Now = BusinessDay.StartOf(Day(when[..10]), Zones.Default) + TimeSpan.Parse(when.Length > 10 ? when[11..] : "10:00");

    protected static DateOnly Day(string day) => DateOnly.ParseExact(day, "dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>An order of Tomé as Orders tells it; its components are named by their kind.</summary>
    protected async Task<OrderCreated> Order(string number = "OS-2026-00001")
    {
        var order = new OrderCreated(
            Guid.CreateVersion7(), number, Guid.CreateVersion7(), "Tomé Arruda", "90010020055", new("Aurora Vetor 1.6 8V", null, 4, 5, 4),
            [.. Kinds.Select(kind => new ComponentFacts(Guid.CreateVersion7(), kind, null))], 2, Day("06/03/2026"), Day("12/01/2026"), "Lia Prado", null);
        await Do((db, _) => KeepOrderCard.Handle(order, db, default));
        return order;
    }

    protected static Guid Component(OrderCreated order, string kind) => order.Components.Single(c => c.Kind == kind).ComponentId;

    protected async Task<Guid> Draft(Guid order, bool supplementary = false) => (await Do((db, s) => DraftBudget.Handle(
        new(order, supplementary), db, s.GetRequiredService<Tenant>(), s.GetRequiredService<Actor>(), Clock, default))).Value!.Id;

    private protected Task<ShowBudget.Response> Edit(Guid id, decimal discount, params EditLines.LineInput[] lines) => Edit(id, discount, "*", lines);

    private protected async Task<ShowBudget.Response> Edit(Guid id, decimal discount, string match, EditLines.LineInput[] lines) =>
        (await Do((db, s) => EditLines.Handle(
            id, new(Reais(discount), lines), new(match), db, s.GetRequiredService<Tenant>(), s.GetRequiredService<Actor>(), Clock, default))).Value;

    /// <summary>A line as it is put in; one without a price is described and priced by the catalogue.</summary>
    private protected static EditLines.LineInput Line(
        string code, decimal quantity, decimal? price, decimal discount = 0, Guid? component = null, bool customers = false) => new(
            Kind(code), code, Quantity.Of(quantity), customers || Kind(code) == LineKind.Service && price is not null ? code : null,
            price is { } unit ? UnitPrice.Of(unit) : null, Reais(discount), component, CustomerSupplied: customers);

    private static LineKind Kind(string code) => code.StartsWith("SV") ? LineKind.Service : LineKind.Part;

    protected Task Price(string code, decimal price, string? from = null) => Do((db, s) => SetPrice.Handle(
        code, new(Kind(code), $"{code} do catálogo", UnitPrice.Of(price), from is null ? null : Day(from)), db,
        s.GetRequiredService<Tenant>(), Clock, default));

    /// <summary>Puts the parts of the stories into Inventory's register.</summary>
    protected async Task Parts(params string[] codes)
    {
        foreach (var code in codes) await Do((db, _) => KeepPartCard.Handle(new(Guid.CreateVersion7(), code, $"{code} do estoque", "UN"), db, default));
    }

    private protected async Task<SendBudget.Response> Send(Guid id) => (await Do((db, s) => SendBudget.Handle(
        id, db, s.GetRequiredService<Tenant>(), s.GetRequiredService<Actor>(), Clock, default))).Value!;

    protected Task Revise(Guid id) => Do((db, s) => ReviseBudget.Handle(id, db, s.GetRequiredService<Actor>(), Clock, default));

    private protected async Task<ShowBudget.Response> Show(Guid id) => (await Do((db, s) => ShowBudget.Handle(
        id, db, s.GetRequiredService<Tenant>(), Clock, default))).Value;

    private protected async Task<ShowBudget.Response> Show(Guid id, int version) => (await Do((db, s) => ShowVersion.Handle(
        id, version, db, s.GetRequiredService<Tenant>(), Clock, default))).Value;

    private protected async Task<ShowOffer.Response> Open(string link) => (await Do((db, s) => ShowOffer.Handle(
        link, db, s.GetRequiredService<Tenant>(), Clock, default))).Value!;

    private protected static ApproveBudget.Plan Due(int installments, string first, decimal? down = null) =>
        new(installments, Day(first), down is { } amount ? Reais(amount) : null);

    private protected Task<ApproveBudget.Response> Approve(string link, ShowBudget.Response budget, params string[] declined) =>
        Approve(link, budget, Due(1, "31/12/2026"), declined);

    private protected async Task<ApproveBudget.Response> Approve(string link, ShowBudget.Response budget, ApproveBudget.Plan? plan, params string[] declined) =>
        (await Do((db, s) => ApproveBudget.Handle(link, new("Elias Couto", Choices(budget, declined), TaxId.Parse("80870760602"), "Elias Couto", plan),
            db, s.GetRequiredService<Tenant>(), Clock, default))).Value!;

    private protected static IReadOnlyList<Choice> Choices(ShowBudget.Response budget, params string[] declined) =>
        [.. budget.Lines.Select(l => new Choice(l.Id, !declined.Contains(l.Code)))];

    private protected Task DecideDiscount(Guid id, bool approve = true) => Do((db, s) => Modules.Budgets.DecideDiscount.Handle(
        id, new(approve, "combinado com o cliente"), db, s.GetRequiredService<Tenant>(), s.GetRequiredService<Actor>(), Clock, default));

    protected Task Cancel(OrderCreated order, string reason = "vendeu o carro", string day = "06/07/2026") => Do((db, _) => OnOrderCancelled.Handle(
        new(order.OrderId, order.Number, reason, Day(day)), db, Clock, default));

    protected Task Diagnose(Guid order, int revision, SuggestedLine[] suggestions, params ForbiddenService[] forbidden) =>
        Do((db, s) => OnDiagnosisCompleted.Handle(new(order, revision, "Out", suggestions, forbidden), db, s.GetRequiredService<Tenant>(), Clock, default));

    /// <summary>A budget of these lines that is with the customer.</summary>
    private protected async Task<(Guid Id, string Link, ShowBudget.Response Budget)> Sent(Guid order, decimal discount, params EditLines.LineInput[] lines)
    {
        var id = await Draft(order);
        await Edit(id, discount, lines);
        var link = (await Send(id)).Link;
        return (id, link, await Show(id));
    }

    protected async Task<string> Code(Func<Task> act) => (await Refused(act)).Code;

    protected Task Accept(Guid id, string[]? codes) => Do((db, s) => AcceptSuggestions.Handle(
        id, new(codes), db, s.GetRequiredService<Tenant>(), s.GetRequiredService<Actor>(), Clock, default));

    /// <summary>The shop writes down what the customer said by telephone.</summary>
    private protected async Task<ApproveBudget.Response> WriteDown(Guid id, IReadOnlyList<Choice> choices, ApproveBudget.Plan? plan = null) =>
        (await Do((db, s) => RecordDecision.Handle(id, new("Tomé Arruda", choices, Channel.Phone, "ligação de 14/01, 10:20", Plan: plan),
            db, s.GetRequiredService<Tenant>(), s.GetRequiredService<Actor>(), Clock, default))).Value!;

    protected Task<List<Finding>> Audit() => Do(async (db, _) => (await AuditBudgets.Of(db, default)).ToList());
}
