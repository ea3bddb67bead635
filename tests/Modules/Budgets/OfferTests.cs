using System.Globalization;
using Biela.Contracts.Budgets;
using Biela.Contracts.Diagnostics;
using Biela.Kernel;
using Biela.Modules.Budgets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Biela.Modules.Tests.Budgets;

/// <summary>What can be offered, at which price, and how it is answered.</summary>
public sealed class OfferTests : Desk
{
    [Fact]
    public async Task The_catalogue_gives_the_price_of_the_day()
    {
        await Price("PT-VALV", 29.10m, "11/03/2026");
        await Price("PT-VALV", 27.35m, "01/01/2026");
        await Price("PT-GUIA", 11.90m, "11/03/2026");
        At("10/03/2026");
        var id = await Draft((await Order()).OrderId);
        Assert.Equal(UnitPrice.Of(27.35m), (await Edit(id, 0, Line("PT-VALV", 1, null))).Lines[0].UnitPrice);
        Assert.Equal("no-price", await Code(() => Edit(id, 0, Line("PT-GUIA", 1, null))));
        At("11/03/2026");
        var line = (await Edit(id, 0, Line("PT-VALV", 1, null))).Lines[0];
        Assert.Equal((UnitPrice.Of(29.10m), "PT-VALV do catálogo", PartCondition.New), (line.UnitPrice, line.Description, line.PartCondition!.Value));
    }

    [Fact]
    public async Task An_unknown_part_is_refused_by_name_and_a_registered_one_has_the_register_s_name()
    {
        var id = await Draft((await Order()).OrderId);
        var refused = await Refused(() => Edit(id, 0, Line("PT-NADA", 1, 10)));
        Assert.Equal(("unknown-code", true), (refused.Code, refused.Message.Contains("PT-NADA")));
        Assert.Equal("unknown-code", await Code(() => Edit(id, 0, Line("SV-999", 1, null))));
        await Parts("PT-NADA");
        Assert.Equal("PT-NADA do estoque", (await Edit(id, 0, Line("PT-NADA", 1, 10))).Lines[0].Description);
    }

    [Fact]
    public async Task A_forbidden_service_is_refused_with_its_reason_on_its_component_only()
    {
        var order = await Order();
        var id = await Draft(order.OrderId);
        var head = Component(order, "CABECOTE");
        await Diagnose(order.OrderId, 1, [], new ForbiddenService(head, "SV-301", "109,790 ficaria abaixo de 109,800"));

        var refused = await Refused(() => Edit(id, 0, Line("SV-301", 1, 214.60m, component: head)));
        Assert.Equal("service-forbidden", refused.Code);
        Assert.Contains("109,790 ficaria abaixo de 109,800", refused.Message);
        Assert.Equal("service-forbidden", await Code(() => Edit(id, 0, Line("SV-301", 1, 214.60m))));
        Assert.Single((await Edit(id, 0, Line("SV-301", 1, 214.60m, component: Component(order, "BLOCO")))).Lines);
        Assert.Equal("unknown-component", await Code(() => Edit(id, 0, Line("SV-301", 1, 214.60m, component: Guid.CreateVersion7()))));
    }

    [Fact]
    public async Task A_service_forbidden_after_sending_cannot_be_approved()
    {
        var order = await Order();
        var (_, link, budget) = await Sent(order.OrderId, 0, Line("SV-301", 1, 214.60m), Line("SV-302", 1, 412.50m));
        await Diagnose(order.OrderId, 1, [], new ForbiddenService(Component(order, "CABECOTE"), "SV-301", "retífica proibida"));
        Assert.Equal("service-forbidden", await Code(() => Approve(link, budget)));
        Assert.Equal(Reais(412.50m), (await Approve(link, budget, "SV-301")).ApprovedTotal);
    }

    [Fact]
    public async Task An_approval_says_the_day_and_the_urgency_that_were_said_last()
    {
        var order = await Order();
        var (_, link, budget) = await Sent(order.OrderId, 0, Line("SV-301", 1, 214.60m));
        await Say(1, "20/03/2026", minute: 20);
        // What comes late is past.
        await Say(5, "01/03/2026", minute: 10);
        await Approve(link, budget);
        var approved = Assert.Single(await Published<BudgetApproved>());
        Assert.Equal((1, Day("20/03/2026")), (approved.Priority, approved.PromisedOn!.Value));

        Task Say(int priority, string day, int minute) => Do((db, _) => KeepOrderCard.Rescheduled(
            new(order.OrderId, order.Number, priority, Day(day), new(2026, 1, 12, 9, minute, 0, TimeSpan.Zero)), db, default));
    }

    [Fact]
    public async Task What_the_customer_brings_is_not_charged()
    {
        var (_, link, budget) = await Sent((await Order()).OrderId, 10, Line("SV-401", 1, 890), Line("PT-DELE", 4, 99, customers: true));
        Assert.Equal((Reais(890), Reais(880)), (budget.Gross, budget.Total));
        await Approve(link, budget);
        var brought = (await Published<BudgetApproved>())[0].Lines[1];
        Assert.Equal((true, 0, 0), (brought.CustomerSupplied, brought.GrossCents, brought.NetCents));
    }

    [Fact]
    public async Task An_answer_is_for_good()
    {
        var (_, link, budget) = await Sent((await Order()).OrderId, 0, Line("SV-301", 1, 214.60m), Line("SV-302", 1, 412.50m));
        await Approve(link, budget, "SV-301");
        Assert.Equal("already-decided", await Code(() => Approve(link, budget)));
        Assert.Equal("already-decided", await Code(() => Approve(link, budget, Due(5, "31/12/2026"), "SV-301")));
        Assert.Equal(Reais(412.50m), (await Open(link)).ApprovedTotal);
        Assert.Single(await Published<BudgetApproved>());
    }

    [Fact]
    public async Task Every_line_is_decided_once()
    {
        var (id, _, budget) = await Sent((await Order()).OrderId, 0, Line("SV-301", 1, 214.60m), Line("SV-302", 1, 412.50m));
        var choices = Choices(budget);
        var stranger = new Choice(Guid.CreateVersion7(), true);
        foreach (var wrong in new Choice[][] { [], [choices[0]], [choices[0], choices[0]], [.. choices, choices[0]], [choices[0], stranger] })
            Assert.Equal("lines-undecided", await Code(() => WriteDown(id, wrong)));
    }

    [Fact]
    public async Task The_shop_writes_down_an_answer_with_its_proof()
    {
        var (id, _, budget) = await Sent((await Order()).OrderId, 0, Line("SV-301", 1, 214.60m));
        await WriteDown(id, Choices(budget), Due(2, "31/01/2026", 14.60m));
        var decision = (await Show(id)).Decision!;
        Assert.Equal((Channel.Phone, "ligação de 14/01, 10:20", "Lia Prado", "Tomé Arruda"),
            (decision.Channel, decision.Evidence, decision.RecordedBy, decision.By));
        Assert.Equal(new PaymentPlan(2, Day("31/01/2026"), 1460, Day("12/01/2026")), (await Published<BudgetApproved>())[0].Plan);
    }

    [Theory]
    [InlineData("11/01/2026", "0")]
    [InlineData("13/01/2027", "0")]
    [InlineData("31/01/2026", "214.60")]
    [InlineData("31/01/2026", "-0.01")]
    public async Task A_plan_pays_from_today_on_and_a_down_payment_leaves_something(string firstDue, string down)
    {
        var (id, _, budget) = await Sent((await Order()).OrderId, 0, Line("SV-301", 1, 214.60m));
        Assert.Equal("invalid-plan", await Code(() => WriteDown(id, Choices(budget), Due(1, firstDue, decimal.Parse(down, CultureInfo.InvariantCulture)))));
    }

    [Fact]
    public async Task Without_a_plan_all_is_due_on_the_day_of_the_approval()
    {
        var (id, _, budget) = await Sent((await Order()).OrderId, 0, Line("SV-301", 1, 214.60m));
        await WriteDown(id, Choices(budget));
        At("13/01/2026");
        await WriteDown(id, Choices(budget));
        Assert.Equal(new PaymentPlan(1, Day("12/01/2026"), 0, null), Assert.Single(await Published<BudgetApproved>()).Plan);
    }

    [Fact]
    public async Task Only_a_budget_with_lines_is_sent_and_only_a_sent_one_answered()
    {
        var id = await Draft((await Order()).OrderId);
        Assert.Equal("budget-empty", await Code(() => Send(id)));
        Assert.Equal("not-found", await Code(() => WriteDown(id, [])));
        Assert.Equal("not-found", await Code(() => Open(LinkToken.Create(Tenant))));
    }

    [Fact]
    public async Task A_renewed_link_takes_the_place_of_the_lost_one()
    {
        var (id, lost, budget) = await Sent((await Order()).OrderId, 0, Line("SV-301", 1, 214.60m));
        var link = (await Do((db, s) => RenewLink.Handle(id, db, s.GetRequiredService<Tenant>(), s.GetRequiredService<Actor>(), Clock, default))).Value!.Link;
        Assert.Equal("not-found", await Code(() => Open(lost)));
        Assert.Equal(BudgetStatus.Approved, (await Approve(link, budget)).Status);
    }

    [Fact]
    public async Task The_shop_decides_how_long_an_offer_stands()
    {
        await Do((db, s) => ChangeSettings.Handle(new(30), db, s.GetRequiredService<Tenant>(), default));
        await Do((db, s) => ChangeSettings.Handle(new(10), db, s.GetRequiredService<Tenant>(), default));
        At("02/03/2026");
        Assert.Equal(Day("12/03/2026"), (await Sent((await Order()).OrderId, 0, Line("SV-301", 1, 214.60m))).Budget.ValidUntil);
    }

    [Fact]
    public async Task An_offer_says_which_part_of_the_engine_a_line_is_for_and_what_the_catalogue_asks()
    {
        await Price("SV-301", 214.60m);
        var order = await Order();
        var head = Component(order, "CABECOTE");
        var (_, link, budget) = await Sent(order.OrderId, 0, Line("SV-301", 1, 200m, component: head), Line("SV-302", 1, 412.50m));
        Assert.Equal([UnitPrice.Of(214.60m), null], budget.Lines.Select(l => l.ListPrice));
        var offer = await Open(link);
        Assert.Equal("CABECOTE", offer.Components.Single(c => c.Id == offer.Lines[0].ComponentId).Kind);
        Assert.Equal(offer.Components, budget.Components);
    }

    [Theory]
    [InlineData("orc-2026-00001", 1)]
    [InlineData("tomé", 1)]
    [InlineData(" os-2026-00001 ", 1)]
    [InlineData("OS-2026-00002", 0)]
    public async Task Budgets_are_found_by_their_number_their_order_and_their_customer(string words, int found)
    {
        await Draft((await Order()).OrderId);
        Assert.Equal(found, (await Do((db, _) => ListBudgets.Handle(db, null, null, null, null, default, words))).Items.Count);
    }

    [Fact]
    public async Task The_catalogue_is_searched_whatever_the_case()
    {
        await Price("PT-VALV", 27.35m);
        Task<int> Found(string words) => Do(async (db, s) =>
            (await ListCatalogue.Handle(db, s.GetRequiredService<Tenant>(), Clock, words, null, null, default)).Items.Count);
        Assert.Equal((1, 1, 0), (await Found("pt-valv"), await Found("DO CATÁLOGO"), await Found("guia")));
    }

    [Fact]
    public async Task Nobody_sees_the_budgets_of_another_shop()
    {
        var order = await Order();
        var (id, _, _) = await Sent(order.OrderId, 0, Line("SV-301", 1, 214.60m));
        Assert.Equal(id, Assert.Single((await Do((db, _) => ListBudgets.Handle(db, order.OrderId, BudgetStatus.Sent, null, null, default))).Items).Id);
        Tenant = Guid.CreateVersion7();
        Assert.Equal("not-found", await Code(() => Show(id)));
        Assert.Equal("not-found", await Code(() => Draft(order.OrderId)));
        Assert.Empty((await Do((db, _) => ListBudgets.Handle(db, null, null, null, null, default))).Items);
    }

    [Fact]
    public async Task A_diagnosis_waits_for_its_order_and_a_lower_revision_changes_nothing()
    {
        await Assert.ThrowsAsync<NotYet>(() => Diagnose(Guid.CreateVersion7(), 1, []));
        var order = await Order();
        var block = Component(order, "BLOCO");
        await Diagnose(order.OrderId, 2, [new(block, "Service", "SV-101", "Retificar", 40_000, "OUT")]);
        await Diagnose(order.OrderId, 1, []);
        Assert.Single((await Show((await Published<BudgetCreated>()).Single().BudgetId)).Suggestions);
    }

    [Fact]
    public async Task An_audit_finds_a_total_that_is_not_the_sum_of_its_lines()
    {
        await Sent((await Order()).OrderId, 0, Line("SV-301", 1, 214.60m));
        Assert.Empty(await Audit());
        await Do((db, _) => db.Budgets.ExecuteUpdateAsync(row => row.SetProperty(b => b.Total, Reais(214.61m))));
        Assert.Equal(["L3 total", "L3 spread"], (await Audit()).Select(f => f.Rule));
    }
}
