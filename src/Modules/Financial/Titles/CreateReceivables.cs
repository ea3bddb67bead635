using Biela.Contracts.Budgets;

namespace Biela.Modules.Financial;

/// <summary>An approval is a debt: a title for the down payment and one for each installment, in the month the order is promised for.</summary>
internal static class CreateReceivables
{
    internal static async Task Handle(BudgetApproved approved, FinancialDb db, Tenant tenant, CancellationToken ct)
    {
        if (await db.Approvals.AnyAsync(a => a.Id == approved.ApprovalId, ct)) return;
        db.Add(new Approval { Id = approved.ApprovalId });

        var (plan, terms) = (approved.Plan, await db.Terms(ct));
        var month = await db.FirstOpen(Month.Of(approved.PromisedOn ?? approved.ApprovedOn), ct);
        var origin = new Origin(TitleKind.Receivable, approved.ApprovalId, approved.OrderNumber, approved.CustomerId, approved.CustomerName,
            Categories.Customers, approved.ApprovedOn, month)
        { OrderId = approved.OrderId, ApprovalId = approved.ApprovalId, Document = approved.Number, Provisional = true };

        var (total, down) = (new Money(approved.TotalCents), new Money(plan.DownPaymentCents));
        var downOn = DueDates.Shifted(plan.DownPaymentOn ?? approved.ApprovedOn, terms.DueDateShift);
        if (down > Money.Zero) db.Issue(new(origin, Installment.Down(down, plan.Installments, downOn), terms), tenant);
        foreach (var part in Installment.Monthly(total - down, plan.Installments, plan.FirstDueOn, terms)) db.Issue(new(origin, part, terms), tenant);
    }
}
