namespace Biela.Architecture.Tests;

/// <summary>Events that nobody in the house listens to, and why they are published nevertheless.</summary>
internal static class Unheard
{
    public static readonly Dictionary<string, string> Reasons = new()
    {
        ["OrganizationRegistered"] = Trail, ["MemberJoined"] = Trail, ["MemberSuspended"] = Trail, ["RoleChanged"] = Trail,
        ["OrderReleased"] = Screens, ["StepStarted"] = Screens, ["StepCompleted"] = Screens, ["ReworkRequested"] = Screens, ["WarrantyStarted"] = Screens,
    };

    private const string Trail = "kept in the event log: who came, changed and left", Screens = "feeds the reports that come next";
}
