using Biela.Contracts.Budgets;
using Biela.Kernel;
using Biela.Modules.Inventory;
using Biela.Modules.Inventory.Domain;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;

namespace Biela.Modules.Tests.Inventory;

/// <summary>L5–L7: whatever happens in whatever order, the ledger adds up to the shelf and the reservations to what is reserved.</summary>
public sealed class StockModelTests : InventoryTest
{
    private enum Act { Receive, ReceiveLate, IssueToOrder, IssueOverCounter, Return, Approve, Cancel, Adjust, NextDay, Expire }

    private sealed record Step(Act Act, int Order, int Quantity, int Cents);

    private static readonly Gen<Step> Steps =
        from act in Gen.Elements(Enum.GetValues<Act>())
        from order in Gen.Choose(1, 4)
        from quantity in Gen.Choose(1, 90_000)
        from cents in Gen.Choose(0, 50_000)
        select new Step(act, order, quantity, cents);

    [Fact]
    public void The_books_agree_after_every_step() => Prop.ForAll(Steps.ListOf().Resize(40).ToArbitrary(), steps => Play([.. steps]).GetAwaiter().GetResult())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    private async Task<bool> Play(List<Step> steps)
    {
        Tenant = Guid.CreateVersion7();
        At(3, 2);
        await Register("PT-X");
        List<BudgetApproved> approvals = [];
        foreach (var step in steps)
        {
            Clock.Now += TimeSpan.FromMinutes(1);
            try { await Take(step, approvals); }
            catch (RuleBroken) { }
            if (!await BooksAgree()) return false;
        }
        return true;
    }

    private async Task Take(Step step, List<BudgetApproved> approvals)
    {
        var (order, quantity, part, value) = ($"OS-{step.Order}", step.Quantity / 10_000m, step.Quantity / 3 / 10_000m, step.Cents / 100m);
        switch (step.Act)
        {
            case Act.Receive: await Receive("PT-X", quantity, value); break;
            case Act.ReceiveLate: await Receive("PT-X", quantity, value, DateOnly.FromDateTime(Clock.Now.Date).AddDays(-step.Order)); break;
            case Act.IssueToOrder: await Issue(order, "PT-X", part); break;
            case Act.IssueOverCounter: await Issue(null, "PT-X", part); break;
            case Act.Return: await Return(order, "PT-X", part); break;
            case Act.Approve: approvals.Add(await Approve(order, step.Order, ("PT-X", quantity), ("PT-X", 1))); break;
            case Act.Cancel when approvals.Count > 0: await Cancel(approvals[step.Quantity % approvals.Count]); break;
            case Act.Adjust: await Adjust("PT-X", quantity); break;
            case Act.NextDay: Clock.Now += TimeSpan.FromDays(1); break;
            case Act.Expire: Clock.Now += TimeSpan.FromDays(10); await RunTerms(); break;
        }
    }

    private async Task<bool> BooksAgree()
    {
        var part = await Part("PT-X");
        var entries = await Do((db, _) => db.Ledger.AsNoTracking().OrderBy(e => e.Id).ToListAsync());
        var reservations = await Do((db, _) => db.Reservations.AsNoTracking().ToListAsync());
        var free = part.Available > Quantity.Zero && reservations.Any(r => r.Short > Quantity.Zero);
        var (quantity, value) = (Quantity.Zero, Money.Zero);
        foreach (var entry in entries)
        {
            (quantity, value) = (quantity + entry.Quantity, value + entry.Value);
            if ((quantity, value) != (entry.BalanceQuantity, entry.BalanceValue) || value.IsNegative) return false;
        }
        return (quantity, value) == (part.OnHand, part.Value)
            && Quantity.Sum(reservations.Where(r => r.Open).Select(r => r.Reserved)) == part.Reserved
            && reservations.All(r => r.Open || r.Reserved == Quantity.Zero)
            && Quantity.Zero <= part.Reserved && part.Reserved <= part.OnHand && (part.OnHand > Quantity.Zero || part.Value == Money.Zero)
            && (await Do((db, _) => AuditStock.Of(db, default))).Count == 0 && !free
            && OpenIssue.Of(entries).All(i => i.Quantity >= Quantity.Zero && !i.Cost.IsNegative);
    }
}
