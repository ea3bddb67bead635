using System.Reflection;
using Biela.Contracts;

namespace Biela.Architecture.Tests;

/// <summary>The published language: plain, immutable, and only ever growing.</summary>
public sealed class ContractRules
{
    private static readonly HashSet<Type> Primitives =
        [typeof(Guid), typeof(string), typeof(int), typeof(long), typeof(bool), typeof(DateOnly), typeof(DateTimeOffset)];

    public static TheoryData<Type> All => new(Walk.Contracts);

    [Theory, MemberData(nameof(All))]
    public void A_contract_is_a_sealed_record_of_primitives_ids_other_contracts_and_lists_of_them(Type contract)
    {
        Assert.True(contract.IsSealed && contract.GetMethod("<Clone>$") is not null, $"{contract.Name} is not a sealed record");
        var parameters = Assert.Single(contract.GetConstructors()).GetParameters();
        Assert.NotEmpty(parameters);
        Assert.All(parameters, p => Assert.True(IsPlain(p.ParameterType), $"{contract.Name}.{p.Name} is {p.ParameterType}"));
    }

    [Fact]
    public void An_event_belongs_to_the_namespace_of_a_module() => Assert.All(Walk.Contracts, c =>
        Assert.Contains(c.Namespace, Walk.Modules.Select(m => $"Biela.Contracts.{m.Title()}")));

    [Fact]
    public void The_key_of_an_event_is_one_of_its_ids()
    {
        foreach (var contract in Walk.Contracts.Where(c => c.IsAssignableTo(typeof(IEvent))))
        {
            var parameters = contract.GetConstructors()[0].GetParameters();
            var ids = parameters.ToDictionary(p => p.Name!, p => p.ParameterType == typeof(Guid) ? Guid.CreateVersion7() : Empty(p.ParameterType));
            var made = (IEvent)contract.GetConstructors()[0].Invoke([.. ids.Values]);
            Assert.True(ids.Values.OfType<Guid>().Contains(made.Key), $"{contract.Name}.Key is none of its ids");
        }
    }

    private static bool IsPlain(Type type) =>
        Primitives.Contains(Nullable.GetUnderlyingType(type) ?? type) || Walk.Contracts.Contains(type)
        || type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && IsPlain(type.GetGenericArguments()[0]);

    private static object? Empty(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;
}
