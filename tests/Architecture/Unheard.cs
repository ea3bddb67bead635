namespace Biela.Architecture.Tests;

/// <summary>Events that nobody in the house listens to, and why they are published nevertheless.</summary>
internal static class Unheard
{
    public static readonly Dictionary<string, string> Reasons = new()
    {
        ["OrganizationRegistered"] = Trail, ["MemberJoined"] = Trail, ["MemberSuspended"] = Trail, ["RoleChanged"] = Trail,
        ["BudgetCreated"] = Screens, ["OrderReleased"] = Screens, ["StepStarted"] = Screens, ["StepCompleted"] = Screens, ["ReworkRequested"] = Screens,
        ["WarrantyStarted"] = Screens, ["PurchaseNeedRaised"] = Screens, ["PurchaseOrderSent"] = Screens, ["PurchaseOrderCancelled"] = Screens,
        ["ReceivableCreated"] = Screens, ["FiscalDocumentAuthorised"] = Screens, ["FiscalDocumentCancelled"] = Screens,
        ["StockIssued"] = Results, ["StockReturned"] = Results, ["IssueRevalued"] = Results,
    };

    private const string Trail = "kept in the event log: who came, changed and left", Screens = "feeds the live screens and the reports that come next",
        Results = "the cost of an order, for the statement of results that comes next";
}
