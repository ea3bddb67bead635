namespace Biela.Kernel;

/// <summary>What a route asks of its caller: a named permission of the token, a signed-in caller, or nothing at all.</summary>
/// <param name="Name">Module and act, e.g. <c>budgets.approve</c>.</param>
public sealed record Permission(string Name)
{
    /// <summary>Anybody may call; has to be written out.</summary>
    public static readonly Permission Public = new("public");

    /// <summary>Any signed-in caller, whatever the role.</summary>
    public static readonly Permission SignedIn = new("signed-in");
}
