import { Button, Code, Group, Stack, Text, Title } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import classes from './page-boundary.module.css';

interface PageBoundaryProps {
  /** Another page clears the failure. */
  path: string;
  children: ReactNode;
}

interface PageBoundaryState {
  readonly error: Error | null;
  readonly path: string;
}

/** Holds a failing page so that the rest of the application goes on, and says what is lost: nothing. */
export class PageBoundary extends Component<PageBoundaryProps, PageBoundaryState> {
  override state: PageBoundaryState = { error: null, path: this.props.path };

  static getDerivedStateFromError(error: unknown): Partial<PageBoundaryState> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps(
    props: PageBoundaryProps,
    state: PageBoundaryState,
  ): Partial<PageBoundaryState> | null {
    return props.path === state.path ? null : { error: null, path: props.path };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <Stack gap="md" className={classes.failure} role="alert">
        <Title order={1}>This page could not be shown</Title>
        <Text maw={560}>
          Nothing is lost: what you saved is on this device and is sent as usual. Try the page
          again; if it fails once more, tell your administrator the line below.
        </Text>
        <Code block>{error.message}</Code>
        <Group gap="xs">
          <Button onClick={() => this.setState({ error: null })}>Try again</Button>
          <Button variant="default" onClick={() => history.back()}>
            Go back
          </Button>
        </Group>
      </Stack>
    );
  }
}
