using System.Reflection;
using System.Text.RegularExpressions;
using Biela.Contracts;
using Biela.Kernel;
using Microsoft.EntityFrameworkCore;
using Module = Biela.Kernel.Module;

namespace Biela.Architecture.Tests;

/// <summary>What keeps modules apart. Each rule walks every module there is, so that a new one is held to them without anybody remembering to.</summary>
public sealed partial class ModuleRules
{
    public static TheoryData<string> Names => Walk.Names;

    [Theory, MemberData(nameof(Names))]
    public void A_module_knows_the_kernel_the_contracts_and_the_libraries_and_nothing_of_ours_besides(string name) =>
        Walk.None(Walk.Named(name).GetType().Assembly.GetReferencedAssemblies().Select(r => r.Name!)
            .Where(r => r.StartsWith("biela", StringComparison.OrdinalIgnoreCase)).Except(["Biela.Kernel", "Biela.Contracts", "Biela.Fisco", "Biela.Papers"]));

    [Theory, MemberData(nameof(Names))]
    public void A_module_shows_only_itself_and_its_database(string name) =>
        Walk.None(Walk.Named(name).GetType().Assembly.GetExportedTypes().Where(t => !t.IsSubclassOf(typeof(Module)) && !t.IsSubclassOf(typeof(ModuleDb))));

    [Theory, MemberData(nameof(Names))]
    public void A_module_publishes_only_its_own_events(string name)
    {
        var module = Walk.Named(name);
        Walk.None(Il.Uses(module.GetType().Assembly).Where(u => u.To.IsConstructor && u.To.DeclaringType!.IsAssignableTo(typeof(IEvent))
            && u.To.DeclaringType!.Namespace != $"Biela.Contracts.{module.Title()}"));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_module_is_called_by_one_lower_case_word(string name) => Assert.Matches("^[a-z]+$", name);

    [Theory, MemberData(nameof(Names))]
    public void A_reaction_has_one_name_in_the_inbox_and_hears_an_event_once(string name)
    {
        var heard = Walk.Named(name).Subscriptions;
        Assert.Equal(heard.Count, heard.DistinctBy(s => (s.Event, s.Handler)).Count());
        Assert.All(heard.GroupBy(s => s.Handler), same => Assert.Single(same.Select(s => s.Method.DeclaringType).Distinct()));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_reaction_takes_its_event(string name) =>
        Assert.All(Walk.Named(name).Subscriptions, s => Assert.Contains(
            s.Method.GetParameters(), p => p.ParameterType == s.Event || p.ParameterType == typeof(IReadOnlyList<>).MakeGenericType(s.Event)));

    [Theory, MemberData(nameof(Names))]
    public void A_reaction_neither_saves_nor_opens_a_transaction(string name)
    {
        var module = Walk.Named(name);
        // A use case that is also heard saves for its requests.
        var reactions = module.Subscriptions.Select(s => s.Method.DeclaringType!)
            .Where(t => t.GetNestedType("Request", BindingFlags.NonPublic) is null).ToHashSet();
        Walk.None(Il.Uses(module.GetType().Assembly).Where(u => reactions.Contains(u.Writer)
            && (u.To.Name is "SaveChangesAsync" or "Begin") && u.To.DeclaringType!.IsAssignableTo(typeof(DbContext))));
    }

    [Fact]
    public void Every_event_has_a_listener_or_a_reason_to_have_none()
    {
        var heard = Walk.Modules.SelectMany(m => m.Subscriptions).Select(s => s.Event);
        Walk.None(Walk.Contracts.Where(c => c.IsAssignableTo(typeof(IEvent))).Except(heard).Select(e => e.Name).Except(Unheard.Reasons.Keys));
    }

    [Fact]
    public void Nobody_excuses_an_event_that_is_heard_or_does_not_exist()
    {
        var heard = Walk.Modules.SelectMany(m => m.Subscriptions).Select(s => s.Event.Name);
        Walk.None(Unheard.Reasons.Keys.Intersect(heard));
        Walk.None(Unheard.Reasons.Keys.Except(Walk.Contracts.Select(c => c.Name)));
    }

    [Fact]
    public void Use_cases_are_named_by_what_they_do_without_suffixes() =>
        Walk.None(Walk.Modules.SelectMany(m => m.GetType().Assembly.GetTypes())
            .Where(t => t.Namespace?.StartsWith("Biela.") == true && Suffix().IsMatch(t.Name)));

    [GeneratedRegex("(Command|Handler|Dto|Manager|Impl|Async|Repository|Helper|Util|Utils)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Suffix();
}
