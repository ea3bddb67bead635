namespace Biela.Architecture.Tests;

/// <summary>Events that nobody in the house listens to, and why they are published nevertheless.</summary>
internal static class Unheard
{
    private const string Record = "The outbox is the log (ADR 11): it says what happened, and when, to who asks later.",
        Accounting = "Part of what the accountant's module will post; the facts are kept from the first day.",
        Outside = "For what leaves the house: webhooks and messages to the customer, which come with their modules.";

    public static readonly Dictionary<string, string> Reasons = new()
    {
        ["OrganizationRegistered"] = Record, ["MemberJoined"] = Record, ["RoleChanged"] = Record, ["MemberSuspended"] = Record,
        ["BudgetCreated"] = Record, ["OrderReleased"] = Outside, ["StepStarted"] = Outside, ["StepCompleted"] = Outside, ["ReworkRequested"] = Record,
        ["WarrantyStarted"] = Outside, ["PurchaseNeedRaised"] = Record, ["PurchaseOrderSent"] = Outside, ["PurchaseOrderCancelled"] = Outside,
        ["ReceivableCreated"] = Accounting, ["PaymentKeptAsCredit"] = Accounting, ["StockIssued"] = Accounting, ["StockReturned"] = Accounting,
        ["IssueRevalued"] = Accounting,
    };
}
