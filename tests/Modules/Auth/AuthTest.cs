using System.Reflection;
using Biela.Kernel;
using Biela.Modules.Auth;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Biela.Modules.Tests.Auth;

/// <summary>A shop with people in it, and use cases called by their names.</summary>
public abstract class AuthTest : ModuleTest<AuthModule, AuthDb>
{
    protected const string Password = "uma senha bem longa";

    private static readonly string PasswordHash = new Passwords(new() { PasswordRounds = 1 }).Hash(Password);
    private static readonly string[] Cnpjs = ["7K4M2R9X000160", "B6H1N8P3000143", "11222333000181"];
    private int shops;

    /// <summary>Calls a use case; what it asks for and was not given comes from the services.</summary>
    protected Task<T> Call<T>(Delegate useCase, params object?[] given) => Do((_, services) => Invoke<T>(useCase, given, services));

    /// <summary>Calls a use case that opens its own transactions.</summary>
    protected Task<T> CallAlone<T>(Delegate useCase, params object?[] given) => Alone((_, services) => Invoke<T>(useCase, given, services));

    private static Task<T> Invoke<T>(Delegate useCase, object?[] given, IServiceProvider services)
    {
        var left = given.ToList();
        return (Task<T>)useCase.Method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [.. useCase.Method.GetParameters().Select(Argument)], null)!;

        object? Argument(ParameterInfo parameter)
        {
            var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
            if (type == typeof(CancellationToken)) return CancellationToken.None;
            if (left.FindIndex(type.IsInstanceOfType) is var found and >= 0)
            {
                var value = left[found];
                left.RemoveAt(found);
                return value;
            }
            return type.IsValueType ? null : services.GetRequiredService(type);
        }
    }

    /// <summary>A new organization; who acts from here on acts in it, as nobody yet.</summary>
    private protected async Task<Organization> Shop()
    {
        // Ids are in the order of their instants, and so are lists.
        Clock.Now += TimeSpan.FromMilliseconds(1);
        var organization = Organization.Register($"Oficina {shops}", $"Oficina {shops}", Cnpj.Parse(Cnpjs[shops++]), "America/Sao_Paulo", Clock.Now);
        await Do(async (db, _) => { db.Add(organization); await Task.CompletedTask; });
        Tenant = organization.Id;
        return organization;
    }

    /// <summary>A person who works in the present organization, new or already at work elsewhere.</summary>
    private protected Task<Membership> Member(string name, Role role) => Do(async (db, _) =>
    {
        Clock.Now += TimeSpan.FromMilliseconds(1);
        var email = Email.Parse($"{name.ToLowerInvariant()}@oficina.com.br");
        var user = await db.Users.FirstOrDefaultAsync(u => u.Email == email) ?? db.Users.Add(User.Create(name, email, PasswordHash, Clock.Now)).Entity;
        return db.Memberships.Add(Membership.Join(Tenant, user.Id, role, Clock.Now)).Entity;
    });

    /// <summary>Signs the member in without the slow part; who acts from here on is them.</summary>
    private protected async Task<Ticket> Enter(Membership member)
    {
        Tenant = member.OrganizationId;
        return Become(await Alone(async (db, services) =>
        {
            var tickets = services.GetRequiredService<Tickets>();
            await using var work = await tickets.Begin(default);
            var entry = await tickets.Start(await db.Users.FirstAsync(u => u.Id == member.UserId), member.OrganizationId, default);
            await work.Commit(default);
            return tickets.Issue(entry);
        }));
    }

    /// <summary>Acts with this ticket from here on.</summary>
    private protected Ticket Become(Ticket ticket)
    {
        var token = new JsonWebToken(ticket.AccessToken);
        string Claim(string name) => token.GetClaim(name).Value;
        Tenant = Guid.Parse(Claim(Claims.Tenant));
        As = (Guid.Parse(Claim("sub")), Claim("name"), Claim(Claims.Role), new(long.Parse(Claim(Claims.Discount))));
        Session = Guid.Parse(Claim(Claims.Session));
        return ticket;
    }

    private protected async Task<Ticket> LogIn(string name, string password = Password, Guid? organization = null, string? code = null) =>
        (await CallAlone<Microsoft.AspNetCore.Http.HttpResults.Ok<Ticket>>(Biela.Modules.Auth.LogIn.Handle,
            new LogIn.Request(Email.Parse($"{name.ToLowerInvariant()}@oficina.com.br"), password, organization, code))).Value!;

    /// <summary>Whether the ticket's session is refused.</summary>
    private protected Task<bool> Ended(Ticket ticket) => Alone(async (_, services) =>
        await services.GetRequiredService<IAuthority>().Ended(Guid.Parse(new JsonWebToken(ticket.AccessToken).GetClaim(Claims.Session).Value), default));

    private protected Task<List<AuditEntry>> Audit(string what) => Do((db, _) => db.AuditEntries.AsNoTracking().Where(e => e.What == what).ToListAsync());
}
