using System.Security.Claims;
using Biela.Contracts;
using Biela.Contracts.Budgets;
using Biela.Contracts.Diagnostics;
using Biela.Kernel;
using Biela.Modules.Orders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Biela.Modules.Tests.Orders;

/// <summary>The shop desk and the shop floor, as tests speak to them.</summary>
public abstract class OrdersTest : ModuleTest<OrdersModule, OrdersDb>
{
    /// <summary>Somebody who deals with customers, and somebody who works on their engines.</summary>
    protected static readonly ClaimsPrincipal Counter = new(new ClaimsIdentity([new(Claims.Permission, "budgets.read")])), Floor = new(new ClaimsIdentity());

    internal sealed record Opened(Guid Id, string Number, Guid CustomerId, Dictionary<ComponentKind, Guid> Components);

    /// <summary>Noon of the shop's day.</summary>
    protected void On(int day, int month, int year = 2026) => Clock.Now = new(year, month, day, 15, 0, 0, TimeSpan.Zero);

    /// <summary>The event reaches every reaction that is subscribed to it, a moment later.</summary>
    protected async Task Hear(IEvent fact)
    {
        Clock.Now = Clock.Now.AddMilliseconds(20);
        var reactions = new OrdersModule().Subscriptions.Where(s => s.Event == fact.GetType()).ToList();
        Assert.NotEmpty(reactions);
        foreach (var reaction in reactions) await Do((_, s) => reaction.Invoke([fact], s, default));
    }

    protected async Task<Guid> Register(string name = "Tomé Arruda", string? taxId = null) =>
        (await Do((db, _) => RegisterCustomer.Handle(new(name, taxId is null ? null : TaxId.Parse(taxId)), db, default))).Value.Id;

    internal async Task<Opened> Open(params ComponentKind[] kinds)
    {
        var customer = await Register();
        return await OpenFor(customer, kinds);
    }

    internal async Task<Opened> OpenFor(Guid customer, params ComponentKind[] kinds)
    {
        var request = new OpenOrder.Request(
            customer, new("Aurora Vetor 1.6 8V", 4, 5, 4, "AV16-004417"), [.. kinds.Select(k => new OpenOrder.ComponentIn(k))], PromisedOn: new(2026, 3, 6));
        var opened = (await Do((db, s) => OpenOrder.Handle(request, db, s.Get<Tenant>(), s.Get<Actor>(), Clock, default))).Value;
        return new(opened.Id, opened.Number, customer, opened.Components.ToDictionary(c => c.Kind, c => c.Id));
    }

    internal async Task<ShowOrder.Response> Show(Opened order, ClaimsPrincipal? to = null) =>
        (await Do((db, _) => ShowOrder.Handle(order.Id, db, to ?? Counter, default))).Value;

    internal async Task<ShowOrder.ComponentOut> Show(Opened order, ComponentKind kind) => (await Show(order)).Components.Single(c => c.Kind == kind);

    internal async Task<List<string>> History(Opened order) =>
        [.. (await Do((db, _) => ShowTimeline.Handle(order.Id, db, default, limit: 200))).Value!.Items.Select(i => i.What)];

    internal Task Start(Opened order, ComponentKind kind, string code) =>
        Do((db, s) => StartStep.Handle(order.Id, order.Components[kind], code, db, s.Get<Actor>(), Clock, default));

    internal Task Complete(Opened order, ComponentKind kind, string code) =>
        Do((db, s) => CompleteStep.Handle(order.Id, order.Components[kind], code, db, s.Get<Tenant>(), s.Get<Actor>(), Clock, default));

    internal Task Skip(Opened order, ComponentKind kind, string code) =>
        Do((db, s) => SkipStep.Handle(order.Id, order.Components[kind], code, new("não precisa"), db, s.Get<Tenant>(), s.Get<Actor>(), Clock, default));

    internal Task Rework(Opened order, ComponentKind kind, string backTo, string cause = "medida abaixo do mínimo no cilindro 2") =>
        Do((db, s) => ReworkComponent.Handle(order.Id, order.Components[kind], new(backTo, cause), db, s.Get<Actor>(), Clock, default));

    internal async Task Through(Opened order, ComponentKind kind, params string[] codes)
    {
        foreach (var code in codes)
        {
            await Start(order, kind, code);
            await Complete(order, kind, code);
        }
    }

    /// <summary>Takes a component through all that is left of it.</summary>
    internal async Task Finish(Opened order, ComponentKind kind)
    {
        foreach (var step in (await Show(order, kind)).Steps.Where(s => s.Status == StepStatus.Pending)) await Through(order, kind, step.Code);
    }

    internal Task<Microsoft.AspNetCore.Http.HttpResults.Ok<DeliverOrder.Response>> Deliver(Opened order, int? odometer = null) =>
        Do((db, s) => DeliverOrder.Handle(order.Id, new("Tomé Arruda", null, odometer), db, s.Get<Tenant>(), s.Get<Actor>(), Clock, default));

    internal Task Cancel(Opened order, string reason = "vendeu o carro") =>
        Do((db, s) => CancelOrder.Handle(order.Id, new(reason), db, s.Get<Tenant>(), s.Get<Actor>(), Clock, default));

    internal Task Configure(int warrantyMonths, bool allowOverdue = false) =>
        Do((db, _) => ChangeSettings.Handle(new(warrantyMonths, allowOverdue), db, default));

    internal static BudgetSent Sent(Opened order, int version = 1) =>
        new(Budget, order.Id, "ORC-2026-00001", version, "Tomé Arruda", 529_250, new(2026, 1, 28));

    /// <summary>The approval of A01, of services only unless a part is named.</summary>
    internal static BudgetApproved Approved(Opened order, string? sku = null, long services = 314_240, long parts = 180_227, bool supplied = false) => new(
        Guid.CreateVersion7(), Budget, order.Id, order.Number, "ORC-2026-00001", 1, true, false, order.CustomerId, "Tomé Arruda",
        services, parts, services + parts, sku is null ? [] : [new(Guid.CreateVersion7(), "Part", sku, sku, 80_000, 21_880, 21_155, null, supplied)],
        new(3, new(2026, 1, 31), 0, null), new(2026, 1, 14), new(2026, 1, 14, 13, 20, 0, TimeSpan.Zero), 3, null, "Elias Couto");

    internal static ApprovalCancelled TakenBack(BudgetApproved approved) =>
        new(approved.ApprovalId, approved.BudgetId, approved.OrderId, approved.Number, "vendeu o carro", new(2026, 7, 6));

    internal static InspectionClosed Inspection(Opened order, ComponentKind kind, string phase, string verdict, int revision = 1, Guid? id = null) =>
        new(id ?? Guid.CreateVersion7(), order.Id, order.Components[kind], kind.ToString(), phase, revision, verdict);

    private static readonly Guid Budget = Guid.CreateVersion7();
}

internal static class Services
{
    public static T Get<T>(this IServiceProvider services) where T : notnull => services.GetRequiredService<T>();
}
