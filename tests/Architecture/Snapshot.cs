using System.Reflection;
using Biela.Contracts;

namespace Biela.Architecture.Tests;

/// <summary>
/// Names that are stored in queues and tables, as they were last agreed on: <c>contracts.txt</c>. Something may be added, nothing may go or be renamed.
/// <c>BIELA_WRITE_CONTRACTS=1 ./test Architecture</c> writes the file again.
/// </summary>
public sealed class Snapshot
{
    private static readonly string File = Path.Combine(Walk.Root, "tests", "Architecture", "contracts.txt");

    static Snapshot()
    {
        if (Environment.GetEnvironmentVariable("BIELA_WRITE_CONTRACTS") is not null) System.IO.File.WriteAllLines(File, Current());
    }

    [Fact]
    public void No_contract_and_no_reaction_was_removed_or_renamed() => Walk.None(System.IO.File.ReadAllLines(File).Except(Current()));

    [Fact]
    public void What_was_added_is_written_down()
    {
        var added = Current().Except(System.IO.File.ReadAllLines(File)).ToList();
        Assert.True(added.Count == 0, $"New: {string.Join(", ", added)}. Write them down: BIELA_WRITE_CONTRACTS=1 ./test Architecture");
    }

    [Fact]
    public void A_field_that_came_later_is_missing_in_older_messages_and_may_be_null()
    {
        var known = System.IO.File.ReadAllLines(File);
        var grown = Walk.Contracts.Where(c => known.Contains(c.FullName)).SelectMany(c => Fields(c).Where(f => !known.Contains(f)));
        Assert.All(grown, field => Assert.EndsWith("?", field));
    }

    private static IEnumerable<string> Current() =>
    [
        .. Walk.Contracts.SelectMany(c => (string[])[c.FullName!, .. Fields(c)]),
        .. Walk.Modules.SelectMany(m => m.Subscriptions.Select(s => $"{m.Name} {s.Handler} hears {s.Event.FullName}").Order(StringComparer.Ordinal)),
    ];

    private static IEnumerable<string> Fields(Type contract) =>
        contract.GetConstructors()[0].GetParameters().Select(p => $"{contract.FullName}.{p.Name} {Say(new NullabilityInfoContext().Create(p))}");

    private static string Say(NullabilityInfo info) =>
        (Nullable.GetUnderlyingType(info.Type) ?? info.Type) is var type && type.IsGenericType ? $"list of {type.GetGenericArguments()[0].Name}"
        : type.Name + (info.ReadState == NullabilityState.Nullable ? "?" : "");
}
